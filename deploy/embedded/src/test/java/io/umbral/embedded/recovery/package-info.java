/**
 * The SLA job on a real Kafka and RocksDB: stopped, killed and resumed; and its timelines end to
 * end.
 */
package io.umbral.embedded.recovery;
