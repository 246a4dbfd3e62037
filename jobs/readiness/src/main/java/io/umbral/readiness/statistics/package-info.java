/**
 * The statistics that an index with error bars needs: intervals of shares and quantiles, rank
 * correlations, concentration, effective sample sizes. Pure functions of numbers.
 */
package io.umbral.readiness.statistics;
