/**
 * What arrives, into Kafka: files in a folder, events over HTTP, reports on a topic. The door is
 * {@link io.umbral.embedded.ingest.IngestCommand}.
 *
 * <p>What it promises: whatever is taken is on the topics when it is said to be, once for each
 * source and period, also after a restart; what cannot be taken yet waits where it is.
 */
package io.umbral.embedded.ingest;
