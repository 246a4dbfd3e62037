package io.umbral.embedded.demo;

import java.util.Locale;

/**
 * Columns of the table of series. On a narrow screen the name of the region gets what is left.
 *
 * @param columns width in characters
 * @param style with colours or without
 */
record Table(int columns, Style style) {

  private static final int VALUE_COLUMNS = 8;
  private static final int OPERATOR_COLUMNS = 9;
  private static final int READINGS_COLUMNS = 8;
  private static final int COMPLETENESS_COLUMNS = 7;
  private static final int WIDEST_REGION = 44;

  /** Fills a row of which nothing is known, so that it looks like no value at all. */
  private static final char HATCH = '/';

  String heading() {
    StringBuilder line = new StringBuilder(Words.left("region", regionColumns()));
    line.append(Words.left("operator", OPERATOR_COLUMNS));
    for (ReferenceLine value : ReferenceLine.values()) {
      line.append(Words.right(value.heading(), valueColumns())).append(' ');
    }
    return line.append(Words.right("n", READINGS_COLUMNS))
        .append(Words.right("compl%", COMPLETENESS_COLUMNS))
        .toString();
  }

  String row(Row row) {
    StringBuilder line = new StringBuilder(Words.left(row.region(), regionColumns()));
    line.append(Words.left(row.operator(), OPERATOR_COLUMNS));
    line.append(row.hasData() ? values(row) : style.noData(hatch()));
    line.append(Words.right(String.format(Locale.ROOT, "%,d", row.readings()), READINGS_COLUMNS));
    String completeness =
        row.completenessPercent().isPresent()
            ? String.format(Locale.ROOT, "%.1f", row.completenessPercent().getAsDouble())
            : "?";
    return line.append(Words.right(completeness, COMPLETENESS_COLUMNS)).toString();
  }

  private String values(Row row) {
    StringBuilder cells = new StringBuilder();
    for (ReferenceLine line : ReferenceLine.values()) {
      Double value = row.values().get(line);
      String text =
          value == null ? "-" : String.format(Locale.ROOT, "%,." + line.decimals() + "f", value);
      boolean isCrossed = value != null && line.isCrossedBy(value);
      String cell = Words.right(text, valueColumns()) + (isCrossed ? '!' : ' ');
      cells.append(isCrossed ? style.bad(cell) : cell);
    }
    return cells.toString();
  }

  private String hatch() {
    int width = ReferenceLine.values().length * (valueColumns() + 1);
    String word = " no data: INSUFFICIENT ";
    int before = (width - word.length()) / 2;
    // The first column stays free, so that the hatch does not touch the operator.
    return ' '
        + String.valueOf(HATCH).repeat(before - 1)
        + word
        + String.valueOf(HATCH).repeat(width - before - word.length() - 1)
        + ' ';
  }

  private int valueColumns() {
    return VALUE_COLUMNS - 1;
  }

  private int regionColumns() {
    int others =
        OPERATOR_COLUMNS
            + ReferenceLine.values().length * VALUE_COLUMNS
            + READINGS_COLUMNS
            + COMPLETENESS_COLUMNS;
    return Math.min(WIDEST_REGION, columns - others);
  }
}
