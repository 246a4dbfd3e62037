package io.umbral.pipeline.types;

import io.umbral.alerting.Contributors;
import io.umbral.model.SeriesKey;

/**
 * Which cells one subtask saw add most to one slice of one series.
 *
 * @param key the series
 * @param sliceStartMillis first instant of the slice, milliseconds since the epoch
 * @param contributors what all cells add, and the ones that add most
 */
public record SliceBurden(SeriesKey key, long sliceStartMillis, Contributors contributors) {}
