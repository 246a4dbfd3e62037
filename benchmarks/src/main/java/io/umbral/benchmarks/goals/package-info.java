/**
 * What was promised, and whether it is kept: every {@link io.umbral.benchmarks.goals.Goal} is a row
 * of one table, measured through parts that several rows may share, and judged by one rule: what
 * differs from the loop's count has no figure.
 */
package io.umbral.benchmarks.goals;
