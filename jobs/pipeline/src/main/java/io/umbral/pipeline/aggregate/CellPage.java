package io.umbral.pipeline.aggregate;

import io.umbral.model.KpiTotals;
import java.util.Arrays;

/**
 * What the cells of one partition add in one slice, in arrays by the number of their series, so
 * that readings that come in the usual order meet memory in order. Used again for a later slice.
 */
final class CellPage {

  private static final int UNTOUCHED = -1;

  private final int burdens;

  /** Under which numbering of its partition the series are numbered as here. */
  private final int numbering;

  private int[] leaf = new int[0];
  private long[] cellId = new long[0];
  private String[] plmn = new String[0];
  private String[] source = new String[0];
  private long[] amounts = new long[0];
  private KpiTotals[] totals = new KpiTotals[0];
  private int[] touched = new int[64];
  private int touchedCount;

  CellPage(int burdens, int numbering) {
    this.burdens = burdens;
    this.numbering = numbering;
  }

  boolean isOf(int otherBurdens, int otherNumbering) {
    return burdens == otherBurdens && numbering == otherNumbering;
  }

  /** Whether the name of a series is still to be told by {@link #name}. */
  boolean isNamed(int series) {
    return series < plmn.length && plmn[series] != null;
  }

  void name(int series, long cell, String network, String sourceId) {
    if (series >= leaf.length) {
      grow(series);
    }
    cellId[series] = cell;
    plmn[series] = network;
    source[series] = sourceId;
  }

  private void grow(int series) {
    int size = Math.max(series + 1, Math.max(64, 2 * leaf.length));
    int before = leaf.length;
    leaf = Arrays.copyOf(leaf, size);
    Arrays.fill(leaf, before, size, UNTOUCHED);
    cellId = Arrays.copyOf(cellId, size);
    plmn = Arrays.copyOf(plmn, size);
    source = Arrays.copyOf(source, size);
    amounts = Arrays.copyOf(amounts, size * burdens);
    totals = Arrays.copyOf(totals, size);
  }

  /** Adds amounts of a reading to those of its cell. */
  void add(int series, int toLeaf, long[] more) {
    touch(series, toLeaf);
    int at = series * burdens;
    for (int i = 0; i < burdens; i++) {
      amounts[at + i] += more[i];
    }
  }

  /** The totals of a cell, to be added to. */
  KpiTotals totalsOf(int series, int ofLeaf) {
    touch(series, ofLeaf);
    KpiTotals found = totals[series];
    if (found == null) {
      found = new KpiTotals();
      totals[series] = found;
    }
    return found;
  }

  private void touch(int series, int toLeaf) {
    if (leaf[series] == UNTOUCHED) {
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, 2 * touchedCount);
      }
      touched[touchedCount++] = series;
    }
    leaf[series] = toLeaf;
  }

  int touchedCount() {
    return touchedCount;
  }

  int touchedSeries(int i) {
    return touched[i];
  }

  int leafOf(int series) {
    return leaf[series];
  }

  long cellIdOf(int series) {
    return cellId[series];
  }

  String plmnOf(int series) {
    return plmn[series];
  }

  String sourceOf(int series) {
    return source[series];
  }

  long amountOf(int series, int burden) {
    return amounts[series * burdens + burden];
  }

  /** The totals of a cell; null where none were asked for. */
  KpiTotals totalsOrNull(int series) {
    return totals[series];
  }

  /** Forgets all amounts, and keeps the names for the next slice. */
  void clear() {
    for (int i = 0; i < touchedCount; i++) {
      int series = touched[i];
      leaf[series] = UNTOUCHED;
      totals[series] = null;
      Arrays.fill(amounts, series * burdens, (series + 1) * burdens, 0);
    }
    touchedCount = 0;
  }
}
