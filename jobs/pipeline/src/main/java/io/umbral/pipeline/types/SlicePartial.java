package io.umbral.pipeline.types;

import io.umbral.model.SeriesKey;

/**
 * What one subtask has to add to one slice of one series.
 *
 * @param key the series
 * @param sliceStartMillis first instant of the slice, milliseconds since the epoch
 * @param leaf whether the series is a leaf, that is no sum of others
 * @param totals in the form of {@code KpiTotalsCodec}; not copied
 */
public record SlicePartial(SeriesKey key, long sliceStartMillis, boolean leaf, byte[] totals) {}
