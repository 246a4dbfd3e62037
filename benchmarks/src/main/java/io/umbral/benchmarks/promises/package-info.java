/**
 * What promises cost: every series judged once a minute. The door is {@link
 * io.umbral.benchmarks.promises.Promises}.
 */
package io.umbral.benchmarks.promises;
