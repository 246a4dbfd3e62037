/**
 * {@code umbral readiness}: the scores of corridors for people, from a topic or from the lines of a
 * replay. The doors are {@link io.umbral.embedded.readiness.ReadinessCommand} and {@link
 * io.umbral.embedded.readiness.ReadinessLines}.
 */
package io.umbral.embedded.readiness;
