/**
 * Composite indices as data: what is measured of many units becomes one score each, as a definition
 * says. Knows nothing of networks, corridors or time.
 *
 * <p>The doors are {@link io.umbral.readiness.index.IndexFile} (YAML to an {@link
 * io.umbral.readiness.index.IndexDefinition}, with faults), {@link
 * io.umbral.readiness.index.UnitTable} (what was measured) and {@link
 * io.umbral.readiness.index.IndexEvaluation} (every stage from the raw values to the scores).
 *
 * <p>The steps and their names follow the OECD and JRC handbook on composite indicators (2008):
 * denominate, impute, screen, treat outliers, normalise, aggregate.
 */
package io.umbral.readiness.index;
