package io.umbral.embedded.readiness;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Rejected.Place;
import io.umbral.model.Topology;
import io.umbral.readiness.IndicatorReading.WindowValue;
import io.umbral.readiness.ReadinessResult;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.SchemaLookup;
import io.umbral.wire.WireException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which records of {@code cell-reports} the readings of a window came in. A batch is what a source
 * said about one period, and one record; batches of a source that follow each other are told
 * together. Windows are sums and do not remember it: it is found by reading the records again, with
 * the rules by which they were counted.
 */
public final class SourceBatches {

  /**
   * A window of a municipality.
   *
   * @param region municipality
   * @param startMillis first instant, milliseconds since the epoch
   * @param millis length in milliseconds
   */
  public record Window(String region, long startMillis, int millis) {

    static Window of(WindowValue value) {
      return new Window(value.region(), value.startMillis(), value.millis());
    }

    private boolean holds(long instantMillis) {
      return instantMillis >= startMillis && instantMillis < startMillis + millis;
    }
  }

  /**
   * The batches of one source in one window.
   *
   * @param source identity of the source, the key of its records
   * @param partition of {@code cell-reports}; {@link Place#NO_PARTITION} in a replay, which has no
   *     lasting one
   * @param firstOffset of the first of these records; 0 in a replay
   * @param lastOffset of the last of them, others of other sources may lie between; 0 in a replay
   * @param fromMillis first instant of their first period, milliseconds since the epoch
   * @param toMillis first instant after their last period
   * @param records number of batches
   * @param readings readings of them that the window counts
   */
  public record Batches(
      String source,
      int partition,
      long firstOffset,
      long lastOffset,
      long fromMillis,
      long toMillis,
      long records,
      long readings) {

    private Batches and(Batches next) {
      return new Batches(
          source,
          partition,
          Math.min(firstOffset, next.firstOffset),
          Math.max(lastOffset, next.lastOffset),
          Math.min(fromMillis, next.fromMillis),
          Math.max(toMillis, next.toMillis),
          records + next.records,
          readings + next.readings);
    }
  }

  /** One reading, however often it was delivered. */
  private record Name(String source, long cell, int technology, long periodStartMillis) {}

  private static final int LARGEST_BYTES = 32 << 20;

  private final Topology topology;
  private final Map<String, List<Window>> wanted = new HashMap<>();
  private final Map<Window, Map<String, Batches>> found = new HashMap<>();
  private final Set<Name> seen = new HashSet<>();
  private final CellReportDecoder decoder = new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES);

  /**
   * Looks for batches.
   *
   * @param topology where cells are
   * @param windows whose batches are wanted
   */
  public SourceBatches(Topology topology, Collection<Window> windows) {
    this.topology = topology;
    for (Window window : Set.copyOf(windows)) {
      wanted.computeIfAbsent(window.region(), region -> new ArrayList<>()).add(window);
    }
  }

  /**
   * The windows that scores name.
   *
   * @param results the scores
   * @return each once
   */
  public static Set<Window> named(Collection<ReadinessResult> results) {
    Set<Window> named = new HashSet<>();
    for (ReadinessResult result : results) {
      result
          .indicators()
          .forEach(one -> one.reading().worst().forEach(value -> named.add(Window.of(value))));
    }
    return named;
  }

  /**
   * Takes a record. What cannot be read was refused, and is in no window.
   *
   * @param value of the record
   * @param partition of the record
   * @param offset of the record
   */
  public void add(byte[] value, int partition, long offset) {
    CellReportView view;
    try {
      view = decoder.decode(value);
    } catch (WireException e) {
      return;
    }
    Origin origin = CellReportView.decodeOrigin(view.copyOrigin());
    Map<Window, Long> counted = new HashMap<>();
    for (int reading = 0; reading < view.readings(); reading++) {
      for (Window window : windowsOf(origin, view, reading)) {
        counted.merge(window, 1L, Long::sum);
      }
    }
    counted.forEach(
        (window, readings) ->
            found
                .computeIfAbsent(window, any -> new TreeMap<>())
                .merge(
                    origin.sourceId() + " " + partition,
                    new Batches(
                        origin.sourceId(),
                        partition,
                        offset,
                        offset,
                        view.periodStartMillis(),
                        view.periodStartMillis() + view.periodMillis(),
                        1,
                        readings),
                    Batches::and));
  }

  /** The wanted windows that count a reading; none the second time. */
  private List<Window> windowsOf(Origin origin, CellReportView view, int reading) {
    String region = regionOf(origin, view, reading);
    List<Window> windows =
        wanted.getOrDefault(region, List.of()).stream()
            .filter(window -> window.holds(view.eventTimeMillis()))
            .toList();
    boolean isNew =
        !windows.isEmpty()
            && seen.add(
                new Name(
                    origin.sourceId(),
                    view.cellId(reading),
                    view.technology(reading),
                    view.periodStartMillis()));
    return isNew ? windows : List.of();
  }

  private String regionOf(Origin origin, CellReportView view, int reading) {
    long cell = view.cellId(reading);
    if (cell != CellReportView.NO_CELL) {
      CellKey key = new CellKey(origin.plmn().filter(CellKey::isPlmn).orElse(""), cell);
      return topology
          .cellAt(key, view.eventTimeMillis())
          .map(Cell::municipality)
          .or(origin::region)
          .orElse("");
    }
    return origin.region().orElse("");
  }

  /**
   * What was found.
   *
   * @return by window, in the order of sources; a window without records is missing
   */
  public Map<Window, List<Batches>> found() {
    Map<Window, List<Batches>> all = new HashMap<>();
    found.forEach((window, bySource) -> all.put(window, List.copyOf(bySource.values())));
    return all;
  }
}
