/**
 * Flink as its own experts would use it for this question: the windows of its DataStream interface,
 * and its SQL, each on the heap and on RocksDB.
 */
package io.umbral.benchmarks.peers.flink;
