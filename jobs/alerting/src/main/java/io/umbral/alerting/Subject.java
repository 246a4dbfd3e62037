package io.umbral.alerting;

import io.umbral.model.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is measured, and so what an alarm is about.
 *
 * @param lineage the region or corridor itself first, then all that it is a part of; never empty
 * @param operator ranHost, or {@link SeriesKey#ALL}
 * @param technology radio access technology, or {@link SeriesKey#ALL}
 * @param site site of the region; empty for the region as a whole
 * @param cell cell of the site; empty for the site as a whole
 * @param tags what else is known of it, by name; {@value #LEVEL} is the level of the region
 */
public record Subject(
    List<String> lineage,
    String operator,
    String technology,
    Optional<String> site,
    Optional<String> cell,
    Map<String, String> tags) {

  /** Name of the tag that holds the level of the region. */
  public static final String LEVEL = "level";

  /** The region that everything is a part of, whatever the tree says. */
  public static final String EVERYWHERE = "*";

  /** Validates and copies. */
  public Subject {
    lineage = List.copyOf(lineage);
    Objects.requireNonNull(operator, "operator");
    Objects.requireNonNull(technology, "technology");
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(cell, "cell");
    tags = Map.copyOf(tags);
    if (lineage.isEmpty()) {
      throw new IllegalArgumentException("lineage should begin with the region itself");
    }
    if (cell.isPresent() && site.isEmpty()) {
      throw new IllegalArgumentException("cell " + cell.get() + " should name its site");
    }
  }

  /**
   * A series of windows.
   *
   * @param key region, operator, technology
   * @param lineage the region itself first, then all that it is a part of
   * @param tags what else is known of it
   * @return the subject
   */
  public static Subject of(SeriesKey key, List<String> lineage, Map<String, String> tags) {
    return new Subject(
        lineage, key.operator(), key.technology(), Optional.empty(), Optional.empty(), tags);
  }

  /** How small it is. */
  public Grain grain() {
    if (cell.isPresent()) {
      return Grain.CELL;
    }
    return site.isPresent() ? Grain.SITE : Grain.REGION;
  }

  /** The region or corridor itself. */
  public String region() {
    return lineage.get(0);
  }

  /**
   * A part of what it is.
   *
   * @param dimension which part
   * @return its value; empty text where it has none
   */
  public String get(Dimension dimension) {
    return switch (dimension) {
      case REGION -> region();
      case OPERATOR -> operator;
      case TECHNOLOGY -> technology;
      case SITE -> site.orElse("");
      case CELL -> cell.orElse("");
    };
  }

  /**
   * Whether another subject is this one or a part of it: in its region or corridor, of its operator
   * and technology, on its site, in its cell.
   *
   * @param other any subject
   * @return true where whatever befalls this one befalls the other
   */
  public boolean covers(Subject other) {
    return (region().equals(EVERYWHERE) || other.lineage.contains(region()))
        && isAllOr(operator, other.operator)
        && isAllOr(technology, other.technology)
        && (site.isEmpty() || site.equals(other.site))
        && (cell.isEmpty() || cell.equals(other.cell));
  }

  private static boolean isAllOr(String mine, String theirs) {
    return mine.equals(SeriesKey.ALL) || mine.equals(theirs);
  }

  /**
   * How narrow it is: what covers another is never narrower.
   *
   * @return number of things that it is a part of, 1 or more
   */
  public int depth() {
    return lineage.size()
        + (operator.equals(SeriesKey.ALL) ? 0 : 1)
        + (technology.equals(SeriesKey.ALL) ? 0 : 1)
        + (site.isPresent() ? 1 : 0)
        + (cell.isPresent() ? 1 : 0);
  }

  @Override
  public String toString() {
    return region()
        + "/"
        + operator
        + "/"
        + technology
        + site.map(name -> "/" + name).orElse("")
        + cell.map(name -> "/" + name).orElse("");
  }
}
