/**
 * The readiness job: windows of municipalities to scores of corridors, and scores to ranks.
 *
 * <p>The door is {@link io.umbral.pipeline.readiness.ReadinessJob}. The rules stand in {@code
 * io.umbral.readiness}; in here are state, timers and vintages.
 */
package io.umbral.pipeline.readiness;
