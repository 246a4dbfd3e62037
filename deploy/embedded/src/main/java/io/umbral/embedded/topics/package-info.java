/**
 * Topics with the settings that their contracts ask for: one table ({@link
 * io.umbral.embedded.topics.TopicTable}) for a Kafka inside the process and for any other, and
 * {@code umbral topics}, which creates them, shows them and holds them against the table.
 */
package io.umbral.embedded.topics;
