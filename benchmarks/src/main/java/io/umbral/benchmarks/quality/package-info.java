/**
 * How good alarms are: rules held against series and faults whose truth is known. {@link
 * io.umbral.benchmarks.quality.Quality} is the door.
 */
package io.umbral.benchmarks.quality;
