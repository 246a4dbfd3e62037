package io.umbral.ingest;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the columns stand in a drive test; they are found by their names. */
final class TraceColumns {

  /** The columns that are read. */
  enum Column {
    TIMESTAMP("Timestamp"),
    OPERATOR("Operatorname"),
    NETWORK_MODE("NetworkMode"),
    RSRP("RSRP"),
    DOWNLINK("DL_bitrate"),
    UPLINK("UL_bitrate"),
    RAW_CELL("RAWCELLID");

    private final String header;

    Column(String header) {
      this.header = header;
    }

    /** Its name in the file. */
    String header() {
      return header;
    }
  }

  private final List<String> names;
  private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

  private TraceColumns(List<String> names) {
    this.names = names;
    for (Column column : Column.values()) {
      int position = names.indexOf(column.header());
      if (position >= 0) {
        positions.put(column, position);
      }
    }
  }

  static TraceColumns of(Cursor header) {
    return new TraceColumns(header.fields().stream().map(field -> field.rest().strip()).toList());
  }

  /** What is wrong with the header and what would be right; empty if it is good. */
  Optional<String> faultOf(boolean isOperatorNeeded) {
    String missing =
        Arrays.stream(Column.values())
            .filter(column -> isOperatorNeeded || column != Column.OPERATOR)
            .filter(column -> !positions.containsKey(column))
            .map(Column::header)
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      return Optional.of("header has no column " + missing + ", should have each once");
    }
    String repeated =
        positions.keySet().stream()
            .filter(column -> names.lastIndexOf(column.header()) != positions.get(column))
            .map(Column::header)
            .collect(Collectors.joining(", "));
    return repeated.isEmpty()
        ? Optional.empty()
        : Optional.of("header has column " + repeated + " more than once, should have each once");
  }

  /** Number of fields in a row. */
  int width() {
    return names.size();
  }

  boolean has(Column column) {
    return positions.containsKey(column);
  }

  /** Index of a column that the header has. */
  int positionOf(Column column) {
    return positions.get(column);
  }
}
