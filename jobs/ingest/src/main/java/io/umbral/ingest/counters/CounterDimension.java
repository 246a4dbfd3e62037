package io.umbral.ingest.counters;

/** What a counter counts. Units of one dimension convert into each other. */
public enum CounterDimension {
  /** Events or things; base unit one. */
  COUNT,
  /** Data; base unit the byte. */
  VOLUME,
  /** Lengths of time; base unit the millisecond. */
  TIME,
  /** Means of delays, which do not add up; base unit the microsecond. */
  DELAY
}
