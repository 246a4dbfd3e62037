/** The work of the benchmark on Spark Structured Streaming. */
package io.umbral.benchmarks.peers.spark;
