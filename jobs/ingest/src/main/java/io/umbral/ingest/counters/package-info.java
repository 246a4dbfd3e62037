/**
 * What counters of network elements mean: a {@link io.umbral.ingest.counters.CounterMapping} says
 * it per vendor, and a {@link io.umbral.ingest.counters.MeasurementBook} makes reports of the
 * values of one file. Nothing here knows a file format.
 *
 * <p>What it promises: one cell that stands under several classes of objects becomes one reading.
 * Sums stay sums. What is missing stays absent, and what does not fit together is refused by
 * itself.
 */
package io.umbral.ingest.counters;
