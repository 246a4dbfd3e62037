package io.umbral.ingest.counters;

import io.umbral.ingest.counters.CounterRule.Bins;
import java.util.ArrayList;
import java.util.List;

/** What one counter is for: the terms of rules that its values go to. */
final class Meaning {

  /** A term that takes a value as an amount. */
  record Amount(int term, double baseUnits) {}

  /** A term that takes a list of values, one for each bin. */
  record BinList(int term, Bins bins) {}

  /** A term that takes a value as the count of one bin. */
  record Bin(int term, int bin) {}

  private final List<Amount> amounts = new ArrayList<>(1);
  private final List<BinList> lists = new ArrayList<>(0);
  private final List<Bin> bins = new ArrayList<>(0);
  private boolean known;

  void know() {
    known = true;
  }

  void addAmount(int term, CounterUnit unit) {
    amounts.add(new Amount(term, unit.baseUnits()));
  }

  void addList(int term, Bins list) {
    lists.add(new BinList(term, list));
  }

  void addBin(int term, int bin) {
    bins.add(new Bin(term, bin));
  }

  /** Whether the dialect knows the counter, though perhaps not this part of it. */
  boolean isKnown() {
    return known;
  }

  /** Whether its values go anywhere. */
  boolean isUsed() {
    return !amounts.isEmpty() || !lists.isEmpty() || !bins.isEmpty();
  }

  List<Amount> amounts() {
    return amounts;
  }

  List<BinList> lists() {
    return lists;
  }

  List<Bin> bins() {
    return bins;
  }
}
