package io.umbral.ingest;

import io.umbral.ingest.TraceColumns.Column;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The samples of one drive test, sorted into reports and readings. */
final class TraceMinutes {

  /**
   * Who served in which minute.
   *
   * @param minute minutes since the epoch
   * @param operator whose radio
   * @param plmn its code, where known
   * @param cell ECI or NCI, or {@link ServingCells#NONE}
   * @param technology what served
   */
  record Serving(
      long minute, String operator, Optional<String> plmn, long cell, Technology technology) {

    private static final Comparator<Serving> REPORT_ORDER =
        Comparator.comparingLong(Serving::minute)
            .thenComparing(Serving::operator)
            .thenComparing(serving -> serving.plmn().orElse(""));

    private static final Comparator<Serving> ORDER =
        REPORT_ORDER.thenComparingLong(Serving::cell).thenComparing(Serving::technology);

    boolean isOfSameReportAs(Serving other) {
      return REPORT_ORDER.compare(this, other) == 0;
    }
  }

  /** Sorted, so that the order of reports and readings does not depend on the order of rows. */
  private final Map<Serving, Map<Column, LongList>> samples = new TreeMap<>(Serving.ORDER);

  /** Adds a sample of the quantity that a column holds, in the unit of the contract. */
  void add(Serving serving, Column quantity, long value) {
    samples
        .computeIfAbsent(serving, any -> new EnumMap<>(Column.class))
        .computeIfAbsent(quantity, any -> new LongList())
        .add(value);
  }

  /**
   * Makes one report for each minute, operator and network code, in this order.
   *
   * @param origin makes the origin of an operator with its code
   */
  void report(BiFunction<String, Optional<String>, Origin> origin, ReportSink sink) {
    Serving current = null;
    List<CellReading> cells = new ArrayList<>();
    for (Map.Entry<Serving, Map<Column, LongList>> entry : samples.entrySet()) {
      if (current != null && !current.isOfSameReportAs(entry.getKey())) {
        sink.report(reportOf(origin, current, cells));
        cells.clear();
      }
      current = entry.getKey();
      cells.add(readingOf(current, entry.getValue()));
    }
    if (current != null) {
      sink.report(reportOf(origin, current, cells));
    }
  }

  private static CellReport reportOf(
      BiFunction<String, Optional<String>, Origin> origin,
      Serving serving,
      List<CellReading> cells) {
    return new CellReport(
        origin.apply(serving.operator(), serving.plmn()),
        serving.minute() * WallTime.MINUTE_MILLIS,
        WallTime.MINUTE_MILLIS,
        cells);
  }

  private static CellReading readingOf(Serving serving, Map<Column, LongList> quantities) {
    CellReading reading =
        serving.cell() == ServingCells.NONE
            ? CellReading.withoutCell(serving.technology())
            : CellReading.of(serving.technology(), serving.cell());
    valuesOf(quantities, Column.DOWNLINK).ifPresent(reading::withDownlinkKbps);
    valuesOf(quantities, Column.UPLINK).ifPresent(reading::withUplinkKbps);
    valuesOf(quantities, Column.RSRP).ifPresent(reading::withRsrpDbm);
    return reading;
  }

  private static Optional<Values> valuesOf(Map<Column, LongList> quantities, Column column) {
    return Optional.ofNullable(quantities.get(column)).map(LongList::samples);
  }
}
