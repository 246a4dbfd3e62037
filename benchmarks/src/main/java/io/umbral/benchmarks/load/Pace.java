package io.umbral.benchmarks.load;

/**
 * How long a rate is sent.
 *
 * @param warmUpSeconds before anything is measured
 * @param measuredSeconds after that
 */
public record Pace(int warmUpSeconds, int measuredSeconds) {}
