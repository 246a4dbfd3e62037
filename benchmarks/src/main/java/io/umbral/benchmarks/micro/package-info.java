/**
 * JMH: what one step of the hot path costs, on the bytes of the workload. Every benchmark walks
 * over many records in turn, so that neither the branch predictor nor the cache knows the next one.
 */
package io.umbral.benchmarks.micro;
