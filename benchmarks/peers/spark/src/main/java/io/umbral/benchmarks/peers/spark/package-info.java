/**
 * The benchmark's work on Spark Structured Streaming. The door is {@link
 * io.umbral.benchmarks.peers.spark.SparkPeer}; what else is public is so because the code that
 * Spark generates calls it.
 */
package io.umbral.benchmarks.peers.spark;
