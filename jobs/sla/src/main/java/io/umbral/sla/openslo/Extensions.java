package io.umbral.sla.openslo;

import io.umbral.documents.Place;
import io.umbral.model.Rational;
import io.umbral.sla.openslo.Metadata.Annotation;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Slo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What OpenSLO cannot say and we need, from the annotations of an SLO.
 *
 * @param version identifier of this version
 * @param effectiveFromMillis event time from which on it judges, milliseconds since the epoch
 * @param isEnabled whether it judges at all
 * @param emptySlices what a slice without events counts for; empty where the indicator decides
 * @param minimumSamples below which there is no verdict
 * @param minimumCompleteness ratio below which there is no verdict
 * @param burnWindows in minutes
 * @param source where the targets come from
 * @param isLegal whether a law or licence demands them
 */
public record Extensions(
    String version,
    long effectiveFromMillis,
    boolean isEnabled,
    Optional<EmptySlices> emptySlices,
    long minimumSamples,
    Rational minimumCompleteness,
    List<Integer> burnWindows,
    String source,
    boolean isLegal) {

  /** Before every annotation of ours. */
  public static final String PREFIX = "umbral/";

  private static final String UNSTATED = "not stated";
  private static final int LONGEST_VERSION = 63;

  /** The annotations. */
  public enum Key {
    /** Identifier of this version of the promise. */
    VERSION("version"),
    /** Event time from which on this version judges. */
    EFFECTIVE_FROM("effective-from"),
    /** Whether this version judges at all; one that does not withdraws the promise. */
    ENABLED("enabled"),
    /** What a slice without events counts for. */
    EMPTY_SLICES("empty-slices"),
    /** Events or slices below which there is no verdict. */
    MINIMUM_SAMPLES("minimum-samples"),
    /** Share of the window with data below which there is no verdict. */
    MINIMUM_COMPLETENESS("minimum-completeness"),
    /** Windows of which the burn rate is wanted. */
    BURN_WINDOWS("burn-windows"),
    /** Where the targets come from. */
    SOURCE("source"),
    /** Whether a law or licence demands them. */
    LEGAL("legal");

    private final String word;

    Key(String word) {
      this.word = word;
    }

    /**
     * The whole name of the annotation.
     *
     * @return with its prefix
     */
    public String text() {
      return PREFIX + word;
    }
  }

  /** Copies. */
  public Extensions {
    burnWindows = List.copyOf(burnWindows);
  }

  /** Reads the annotations of an SLO; what is wrong is told and has its default. */
  static Extensions of(Metadata metadata, Report report) {
    Reader reader = new Reader(metadata.annotations(), report);
    reader.refuseUnknown();
    Optional<String> source = reader.read(Key.SOURCE, "a text", Extensions::notBlank);
    boolean isLegal = reader.read(Key.LEGAL, "true or false", Extensions::flag).orElse(false);
    if (isLegal && source.isEmpty()) {
      reader.error(Key.LEGAL, "a law is not named", "name it in " + Key.SOURCE.text());
    }
    return new Extensions(
        reader.read(Key.VERSION, "1 to 63 characters", Extensions::version).orElse("1"),
        reader
            .read(
                Key.EFFECTIVE_FROM, "an instant such as 2026-01-01T00:00:00Z", Extensions::instant)
            .orElse(0L),
        reader.read(Key.ENABLED, "true or false", Extensions::flag).orElse(true),
        reader.read(Key.EMPTY_SLICES, "bad or excluded", Extensions::emptySlices),
        reader.read(Key.MINIMUM_SAMPLES, "a whole number, 0 or more", Extensions::count).orElse(0L),
        reader
            .read(Key.MINIMUM_COMPLETENESS, "a number from 0 to 1", Extensions::ratio)
            .orElse(Rational.ZERO),
        reader
            .read(Key.BURN_WINDOWS, "windows of at most 3d: 5m, 1h, 6h", Extensions::windows)
            .orElse(Slo.USUAL_BURN_WINDOWS),
        source.orElse(UNSTATED),
        isLegal);
  }

  /** Reads annotations one by one. */
  private record Reader(Map<String, Annotation> annotations, Report report) {

    /** The meaning of an annotation; empty where there is none or, with a fault, no meaning. */
    <T> Optional<T> read(Key key, String right, Function<String, Optional<T>> meaning) {
      Optional<Annotation> annotation = Optional.ofNullable(annotations.get(key.text()));
      Optional<T> read = annotation.flatMap(one -> meaning.apply(one.text()));
      if (annotation.isPresent() && read.isEmpty()) {
        error(key, "\"" + annotation.get().text() + "\" has no meaning here", "write " + right);
      }
      return read;
    }

    void error(Key key, String wrong, String right) {
      Place place = annotations.get(key.text()).place();
      report.error(place, Code.EXTENSION, wrong, right);
    }

    void refuseUnknown() {
      List<String> known = Arrays.stream(Key.values()).map(Key::text).toList();
      annotations.forEach(
          (name, annotation) -> {
            if (name.startsWith(PREFIX) && !known.contains(name)) {
              report.forgivable(
                  annotation.place(),
                  Code.EXTENSION,
                  "there is no annotation " + name,
                  "those of Umbral are " + known.stream().collect(Collectors.joining(", ")));
            }
          });
    }
  }

  private static Optional<String> notBlank(String text) {
    return Optional.of(text).filter(one -> !one.isBlank());
  }

  private static Optional<String> version(String text) {
    return notBlank(text).filter(one -> one.length() <= LONGEST_VERSION);
  }

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> instant(String text) {
    try {
      return Optional.of(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<EmptySlices> emptySlices(String text) {
    return switch (text) {
      case "bad" -> Optional.of(EmptySlices.BAD);
      case "excluded" -> Optional.of(EmptySlices.EXCLUDED);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> count(String text) {
    // Eighteen digits always fit into a long.
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static Optional<Rational> ratio(String text) {
    if (!text.matches("[0-9](\\.[0-9]{1,9})?")) {
      return Optional.empty();
    }
    return Optional.of(Rational.of(new BigDecimal(text)))
        .filter(ratio -> ratio.compareTo(Rational.ONE) <= 0);
  }

  private static Optional<List<Integer>> windows(String text) {
    List<Integer> minutes = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Optional<Integer> window = DurationReader.parse(part.strip()).flatMap(BurnWindows::minutesOf);
      if (window.isEmpty()) {
        return Optional.empty();
      }
      minutes.add(window.get());
    }
    return Optional.of(minutes);
  }
}
