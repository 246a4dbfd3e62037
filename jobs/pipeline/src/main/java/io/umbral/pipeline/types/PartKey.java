package io.umbral.pipeline.types;

import io.umbral.alerting.Subject;
import io.umbral.model.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A site or a cell as the key of a series, so that its slices become windows as those of regions
 * do: the region of the key is followed by the site and, of a cell, by the cell. Such keys stay
 * inside the job.
 *
 * @param region where it stands, mostly a municipality
 * @param site its site
 * @param cell network and number of the cell; empty for the site as a whole
 */
public record PartKey(String region, String site, Optional<String> cell) {

  /** In no identifier that a person could write. */
  private static final char BETWEEN = '\u001F';

  /**
   * The key of a series of it.
   *
   * @param operator ranHost
   * @param technology technology of the cell; {@link SeriesKey#ALL} for a site
   * @return the key
   */
  public SeriesKey of(String operator, String technology) {
    String path = region + BETWEEN + site + cell.map(name -> BETWEEN + name).orElse("");
    return new SeriesKey(path, operator, technology);
  }

  /**
   * What a key is about.
   *
   * @param key of a region, a site or a cell
   * @return empty for a region
   */
  public static Optional<PartKey> from(SeriesKey key) {
    String path = key.region();
    int first = path.indexOf(BETWEEN);
    if (first < 0) {
      return Optional.empty();
    }
    int second = path.indexOf(BETWEEN, first + 1);
    return Optional.of(
        new PartKey(
            path.substring(0, first),
            path.substring(first + 1, second < 0 ? path.length() : second),
            second < 0 ? Optional.empty() : Optional.of(path.substring(second + 1))));
  }

  /**
   * It as a subject of rules.
   *
   * @param key of the series
   * @param lineage the region itself first, then all that it is a part of
   * @param tags what else is known of the region
   * @return the subject
   */
  public Subject subject(SeriesKey key, List<String> lineage, Map<String, String> tags) {
    return new Subject(lineage, key.operator(), key.technology(), Optional.of(site), cell, tags);
  }

  /**
   * The key of the series of a subject.
   *
   * @param subject a region, a site or a cell
   * @return the key under which it was measured
   */
  public static SeriesKey keyOf(Subject subject) {
    return subject
        .site()
        .map(site -> new PartKey(subject.region(), site, subject.cell()))
        .map(part -> part.of(subject.operator(), subject.technology()))
        .orElseGet(() -> new SeriesKey(subject.region(), subject.operator(), subject.technology()));
  }
}
