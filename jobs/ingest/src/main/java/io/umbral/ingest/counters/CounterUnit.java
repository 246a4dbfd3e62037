package io.umbral.ingest.counters;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A unit in which network elements count. Prefixes of bits and bytes are decimal, as in TS 28.552,
 * unless they say otherwise.
 */
public enum CounterUnit {
  /** One of whatever is counted. */
  ONE("1", CounterDimension.COUNT, 1),
  /** Bits. */
  BIT("bit", CounterDimension.VOLUME, 1 / 8.0),
  /** Thousands of bits. */
  KBIT("kbit", CounterDimension.VOLUME, 125),
  /** Millions of bits. */
  MBIT("Mbit", CounterDimension.VOLUME, 125_000),
  /** Thousands of millions of bits. */
  GBIT("Gbit", CounterDimension.VOLUME, 125_000_000),
  /** Bytes. */
  BYTE("byte", CounterDimension.VOLUME, 1),
  /** Thousands of bytes. */
  KBYTE("kB", CounterDimension.VOLUME, 1_000),
  /** 1,024 bytes. */
  KIBYTE("KiB", CounterDimension.VOLUME, 1_024),
  /** Millions of bytes. */
  MBYTE("MB", CounterDimension.VOLUME, 1_000_000),
  /** 1,048,576 bytes. */
  MIBYTE("MiB", CounterDimension.VOLUME, 1_048_576),
  /** Microseconds of a length of time. */
  MICROSECOND("us", CounterDimension.TIME, 1 / 1_000.0),
  /** Milliseconds of a length of time. */
  MILLISECOND("ms", CounterDimension.TIME, 1),
  /** Seconds of a length of time. */
  SECOND("s", CounterDimension.TIME, 1_000),
  /** Minutes of a length of time. */
  MINUTE("min", CounterDimension.TIME, 60_000),
  /** Mean delay in microseconds. */
  MEAN_MICROSECOND("mean us", CounterDimension.DELAY, 1),
  /** Mean delay in tenths of a millisecond, as TS 28.552 has it. */
  MEAN_TENTH_MILLISECOND("mean 0.1 ms", CounterDimension.DELAY, 100),
  /** Mean delay in milliseconds. */
  MEAN_MILLISECOND("mean ms", CounterDimension.DELAY, 1_000);

  private final String symbol;
  private final CounterDimension dimension;
  private final double baseUnits;

  CounterUnit(String symbol, CounterDimension dimension, double baseUnits) {
    this.symbol = symbol;
    this.dimension = dimension;
    this.baseUnits = baseUnits;
  }

  /** How a mapping writes it. */
  public String symbol() {
    return symbol;
  }

  /** What it measures. */
  public CounterDimension dimension() {
    return dimension;
  }

  /** How many base units of its dimension it is. */
  double baseUnits() {
    return baseUnits;
  }

  /** The unit that a mapping writes this way. */
  public static Optional<CounterUnit> ofSymbol(String symbol) {
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(symbol)).findFirst();
  }

  /** The units of a dimension, as a mapping writes them. */
  public static List<String> symbolsOf(CounterDimension dimension) {
    return Arrays.stream(values())
        .filter(unit -> unit.dimension == dimension)
        .map(CounterUnit::symbol)
        .toList();
  }
}
