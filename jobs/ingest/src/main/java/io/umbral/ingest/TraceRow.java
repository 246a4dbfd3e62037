package io.umbral.ingest;

import io.umbral.ingest.TraceColumns.Column;
import io.umbral.model.Levels;
import io.umbral.model.Log64;
import io.umbral.model.RejectionCause;
import io.umbral.model.Technology;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one row of a drive test says.
 *
 * <p>A row whose time or operator cannot be read is refused as a whole. Of another row only the
 * values that are wrong are refused: they are its faults, and the rest is taken. A {@code -} or an
 * empty field is missing and no fault.
 */
final class TraceRow {

  private final TraceColumns columns;
  private final List<Cursor> fields;
  private final List<String> faults = new ArrayList<>();
  private RejectionCause cause = RejectionCause.MALFORMED;

  TraceRow(TraceColumns columns, List<Cursor> fields) {
    this.columns = columns;
    this.fields = fields;
  }

  boolean isFaulty() {
    return !faults.isEmpty();
  }

  /** Cause of the first fault. */
  RejectionCause cause() {
    return cause;
  }

  /** All faults, in the order in which they were found. */
  String faults() {
    return String.join("; ", faults);
  }

  /**
   * Reads the row and adds what it says.
   *
   * @param operatorOfPath operator of all rows, where the path names it
   * @param zone zone of the timestamps
   */
  void readInto(TraceMinutes minutes, Optional<String> operatorOfPath, ZoneId zone) {
    if (fields.size() != columns.width()) {
      fault(
          RejectionCause.MALFORMED,
          "row has " + fields.size() + " fields, should have " + columns.width());
      return;
    }
    long seconds = readSeconds(zone);
    String name = operatorName();
    String operator = operatorOfPath.orElse(name);
    Names.faultOf(operator)
        .ifPresent(text -> fault(RejectionCause.MALFORMED, Column.OPERATOR.header() + " " + text));
    if (isFaulty()) {
      return;
    }
    Technology technology = NetworkModes.technologyOf(field(Column.NETWORK_MODE).rest());
    TraceMinutes.Serving serving =
        new TraceMinutes.Serving(
            WallTime.minuteOf(seconds * 1_000_000),
            operator,
            plmnOf(name),
            readCell(technology),
            technology);
    readKbps(Column.DOWNLINK, minutes, serving);
    readKbps(Column.UPLINK, minutes, serving);
    readRsrp(minutes, serving);
  }

  private Cursor field(Column column) {
    return fields.get(columns.positionOf(column));
  }

  private void fault(RejectionCause faultCause, String detail) {
    if (faults.isEmpty()) {
      cause = faultCause;
    }
    faults.add(detail);
  }

  private static boolean isMissing(Cursor field) {
    String text = field.rest();
    return text.isBlank() || text.equals("-");
  }

  private long readSeconds(ZoneId zone) {
    Cursor field = field(Column.TIMESTAMP);
    String found = Column.TIMESTAMP.header() + " " + field.quote();
    long wallSeconds = WallTime.readSeconds(field, ".", "_", ".");
    if (wallSeconds == WallTime.UNREADABLE || !field.atEnd()) {
      fault(RejectionCause.MALFORMED, found + " should be yyyy.MM.dd_HH.mm.ss");
      return 0;
    }
    long seconds = WallTime.instantSeconds(wallSeconds, zone);
    if (!WallTime.isBelievable(seconds * 1_000_000)) {
      fault(RejectionCause.INVALID_VALUE, found + " should be " + WallTime.RANGE);
    }
    return seconds;
  }

  /** The operator as the row says it; empty where it says none. */
  private String operatorName() {
    if (!columns.has(Column.OPERATOR) || isMissing(field(Column.OPERATOR))) {
      return "";
    }
    return field(Column.OPERATOR).rest();
  }

  /** A phone that has no name for its network writes the network's code instead. */
  private static Optional<String> plmnOf(String operator) {
    boolean isCode =
        (operator.length() == 5 || operator.length() == 6)
            && operator.chars().allMatch(character -> character >= '0' && character <= '9');
    return isCode ? Optional.of(operator) : Optional.empty();
  }

  private long readCell(Technology technology) {
    Cursor field = field(Column.RAW_CELL);
    if (isMissing(field)) {
      return ServingCells.NONE;
    }
    String found = field.quote();
    boolean isNegative = field.skip("-");
    long raw = field.wholeNumber();
    if (raw == Cursor.NO_NUMBER || !field.atEnd()) {
      fault(
          RejectionCause.MALFORMED,
          Column.RAW_CELL.header() + " " + found + " should be a whole number or -");
      return ServingCells.NONE;
    }
    return isNegative ? ServingCells.NONE : ServingCells.cellOf(technology, raw);
  }

  private void readKbps(Column column, TraceMinutes minutes, TraceMinutes.Serving serving) {
    Cursor field = field(column);
    if (isMissing(field)) {
      return;
    }
    String found = column.header() + " " + field.quote();
    boolean isNegative = field.skip("-");
    long kbps = field.decimalNumber(0);
    if (kbps == Cursor.NO_NUMBER || !field.atEnd()) {
      fault(RejectionCause.MALFORMED, found + " should be a number of kbit/s or -");
    } else if (isNegative || kbps > Log64.MAX_VALUE) {
      fault(RejectionCause.INVALID_VALUE, found + " should be 0.." + Log64.MAX_VALUE + " kbit/s");
    } else {
      minutes.add(serving, column, kbps);
    }
  }

  /**
   * RSRP is a quantity of LTE, and of the LTE anchor on a 5G row, which is non-standalone. Rows of
   * older networks hold RSCP or RxLev in its column, which are other quantities. A level that no
   * phone can report is a sentinel of the tool: left out, and no fault.
   */
  private void readRsrp(TraceMinutes minutes, TraceMinutes.Serving serving) {
    Cursor field = field(Column.RSRP);
    boolean isRsrp =
        serving.technology() == Technology.LTE || serving.technology() == Technology.NR;
    if (!isRsrp || isMissing(field)) {
      return;
    }
    String found = field.quote();
    boolean isNegative = field.skip("-");
    long level = field.decimalNumber(0);
    if (level == Cursor.NO_NUMBER || !field.atEnd()) {
      fault(
          RejectionCause.MALFORMED,
          Column.RSRP.header() + " " + found + " should be a number of dBm or -");
      return;
    }
    long dbm = isNegative ? -level : level;
    if (dbm >= Levels.RSRP_LOWEST_DBM && dbm <= Levels.RSRP_HIGHEST_DBM) {
      minutes.add(serving, Column.RSRP, dbm);
    }
  }
}
