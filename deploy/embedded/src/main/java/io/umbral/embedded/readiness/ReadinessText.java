package io.umbral.embedded.readiness;

import io.umbral.embedded.readiness.SourceBatches.Batches;
import io.umbral.model.Rejected.Place;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.IndicatorReading.State;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.Dimension;
import io.umbral.readiness.ReadinessResult.IndicatorResult;
import io.umbral.readiness.statistics.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Scores as text for people. */
final class ReadinessText {

  private static final double BAND_PROBABILITY = 0.8;
  private static final int BAR_POINTS = 2;
  private static final String UNKNOWN = "-";

  private final Map<String, String> names;
  private final Map<SourceBatches.Window, List<Batches>> sources;
  private final boolean everySource;

  /**
   * A writer of texts.
   *
   * @param names of corridors and regions, by identifier
   * @param sources the batches behind windows, of those windows of which they are known
   * @param everySource whether each source is told, or how many there are
   */
  ReadinessText(
      Map<String, String> names,
      Map<SourceBatches.Window, List<Batches>> sources,
      boolean everySource) {
    this.names = names;
    this.sources = sources;
    this.everySource = everySource;
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** A table, the best first, those without a number last. */
  List<String> table(List<ReadinessResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "place  ranks   corridor  score  90 % sampling   90 % total      grade  live  tied  band");
    results.stream()
        .sorted(
            Comparator.comparingInt(
                    (ReadinessResult r) -> r.place().map(p -> p.place()).orElse(Integer.MAX_VALUE))
                .thenComparing(ReadinessResult::corridor))
        .map(this::row)
        .forEach(lines::add);
    results.stream().findFirst().map(this::about).ifPresent(lines::add);
    lines.add(
        "place: moves only when another is surely better for several windows; ranks: where it"
            + " may be in this one;");
    lines.add("tied: how many are neither surely better nor worse; live: weight measured now.");
    return lines;
  }

  private String row(ReadinessResult result) {
    if (result.index().isEmpty()) {
      return format(
          "%5s  %-6s  %-8s  %5s  too little is known: INSUFFICIENT (%d of %d indicators) %s",
          UNKNOWN,
          UNKNOWN,
          result.corridor(),
          UNKNOWN,
          result.indicators().size() - result.count(State.MISSING),
          result.indicators().size(),
          name(result));
    }
    return format(
        "%5d  %-6s  %-8s  %5.1f  %-14s  %-14s  %-5s  %3.0f%%  %4d  %s  %s",
        result.place().orElseThrow().place(),
        result.place().orElseThrow().low() + "-" + result.place().orElseThrow().high(),
        result.corridor(),
        result.index().getAsDouble(),
        interval(result.sampling()),
        interval(result.total()),
        result.grade().orElseThrow(),
        100 * result.liveRatio(),
        result.place().orElseThrow().tiedWith().size(),
        String.join(" or ", result.shownBands(BAND_PROBABILITY)),
        name(result));
  }

  private String name(ReadinessResult result) {
    return names.getOrDefault(result.corridor(), "");
  }

  private String about(ReadinessResult result) {
    return format(
        "%s %s to %s, %s, method %s. Shares of measured samples are not market shares.",
        cadence(result),
        Instant.ofEpochMilli(result.validFromMillis()),
        Instant.ofEpochMilli(result.validToMillis()),
        result.vintage(),
        result.methodVersion());
  }

  /** The shortest cadence may be another one than its name says: that of the demo is a minute. */
  private static String cadence(ReadinessResult result) {
    long seconds = (result.validToMillis() - result.validFromMillis()) / 1000;
    boolean isShorter = result.cadence() == Cadence.QUARTER_HOUR && seconds != 900;
    return isShorter ? format("%d s", seconds) : result.cadence().name();
  }

  private static String interval(Optional<Interval> interval) {
    return interval.map(known -> format("%.1f to %.1f", known.low(), known.high())).orElse(UNKNOWN);
  }

  /** A score taken apart. */
  List<String> explanation(ReadinessResult result) {
    List<String> lines = new ArrayList<>();
    lines.add(
        (result.corridor() + " " + name(result)).strip()
            + " (list of municipalities: grade "
            + result.evidenceGrade()
            + ", version "
            + result.geographyVersion()
            + ")");
    lines.add(about(result));
    lines.add(
        result.index().isPresent()
            ? format(
                "score %.1f, %s; sampling %s, total %s; grade %s; status %s",
                result.index().getAsDouble(),
                String.join(" or ", result.shownBands(BAND_PROBABILITY)),
                interval(result.sampling()),
                interval(result.total()),
                result.grade().orElseThrow(),
                result.status())
            : "no score: too little is known (INSUFFICIENT)");
    result.place().flatMap(ReadinessText::rank).ifPresent(lines::add);
    result.revisionOf().ifPresent(of -> lines.add("corrects " + of.vintage() + ": " + of.reason()));
    lines.add("");
    lines.add("what keeps it from 100 (points lost), one # for each " + BAR_POINTS + " points");
    for (Dimension dimension : result.dimensions()) {
      lines.add(dimension(dimension));
      result.indicators().stream()
          .filter(indicator -> indicator.dimension().equals(dimension.id()))
          .map(this::indicator)
          .forEach(lines::add);
    }
    lines.add("");
    lines.addAll(windows(result));
    lines.add(
        format(
            "made of %d windows with %d readings, %.2f %% of them late; completeness %s; digest %s",
            result.provenance().windows(),
            result.provenance().readings(),
            100 * result.provenance().lateRatio(),
            percent(result.provenance().completeness()),
            result.provenance().digest()));
    return lines;
  }

  /** Where it stands, and beside whom; empty of the only one. */
  private static Optional<String> rank(Ranking.Place place) {
    if (place.better().isEmpty()) {
      return Optional.empty();
    }
    String tied =
        place.tiedWith().stream()
            .map(other -> format("%s %.0f %%", other, 100 * place.better().get(other)))
            .collect(Collectors.joining(", "));
    return Optional.of(
        format("place %d, ranks %d to %d", place.place(), place.low(), place.high())
            + (tied.isEmpty() ? ", tied with none" : "; probability to be better than " + tied));
  }

  private static String percent(OptionalDouble ratio) {
    return ratio.isEmpty() ? "unknown" : format("%.1f %%", 100 * ratio.getAsDouble());
  }

  private static String dimension(Dimension dimension) {
    if (dimension.score().isEmpty()) {
      return format(
          "%-4s %27s  no score: %.0f %% of its weight is known",
          dimension.id(), "", 100 * dimension.weightUsed());
    }
    return format(
        "%-4s score %5.1f  lost %5.2f%s  %s",
        dimension.id(),
        dimension.score().getAsDouble(),
        dimension.pointsLost().orElse(0),
        change(dimension.change()),
        bar(dimension.pointsLost()));
  }

  private static String bar(OptionalDouble points) {
    return "#".repeat((int) Math.round(points.orElse(0) / BAR_POINTS));
  }

  private static String change(OptionalDouble change) {
    return change.isEmpty() ? "" : format("  change %+6.2f", change.getAsDouble());
  }

  private String indicator(IndicatorResult indicator) {
    IndicatorReading reading = indicator.reading();
    String value =
        reading.value().isEmpty()
            ? "not measured"
            : format("%.4g %s", reading.value().getAsDouble(), indicator.unit());
    String score =
        reading.score().isEmpty()
            ? UNKNOWN
            : format("%.1f (%s)", reading.score().getAsDouble(), interval(reading.interval()));
    String why = reading.reason().isEmpty() ? "" : ": " + reading.reason();
    String lost =
        reading.score().isEmpty() || indicator.pointsLost().isEmpty()
            ? ""
            : format(
                "  lost %5.2f%s", indicator.pointsLost().getAsDouble(), change(indicator.change()));
    return format(
        "     %-18s %-24s score %-22s%s  %s%s",
        reading.id(), value, score, lost, reading.state(), why);
  }

  /** The windows that hurt most, of the indicators that lose most. */
  private List<String> windows(ReadinessResult result) {
    List<String> lines = new ArrayList<>();
    List<IndicatorResult> worst =
        result.indicators().stream()
            .filter(indicator -> !indicator.reading().worst().isEmpty())
            .sorted(Comparator.comparingDouble(i -> -i.pointsLost().orElse(0)))
            .limit(4)
            .toList();
    for (IndicatorResult indicator : worst) {
      lines.add("windows that hurt " + indicator.reading().id() + " most:");
      for (IndicatorReading.WindowValue window : indicator.reading().worst()) {
        lines.add(
            format(
                "     %s from %s, %d s, revision %d: %.4g %s",
                (window.region() + " " + names.getOrDefault(window.region(), "")).strip(),
                Instant.ofEpochMilli(window.startMillis()),
                window.millis() / 1000,
                window.revision(),
                window.value(),
                indicator.unit()));
        lines.addAll(sources(window));
      }
    }
    return lines;
  }

  /** The batches that a window was made of, as far as they are known. */
  private List<String> sources(IndicatorReading.WindowValue window) {
    List<Batches> bySource = sources.get(SourceBatches.Window.of(window));
    if (bySource == null) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        format(
            "          sources: %d, records: %d, readings: %d of %d%s",
            bySource.size(),
            bySource.stream().mapToLong(Batches::records).sum(),
            bySource.stream().mapToLong(Batches::readings).sum(),
            window.revision(),
            everySource ? ":" : "; --sources names them"));
    if (everySource) {
      bySource.forEach(batches -> lines.add(source(batches)));
    }
    return lines;
  }

  private static String source(Batches batches) {
    String place =
        batches.partition() == Place.NO_PARTITION
            ? ""
            : format(
                ", partition %d from offset %d to %d",
                batches.partition(), batches.firstOffset(), batches.lastOffset());
    return format(
        "            %s from %s to %s, records: %d, readings: %d%s",
        batches.source(),
        Instant.ofEpochMilli(batches.fromMillis()),
        Instant.ofEpochMilli(batches.toMillis()),
        batches.records(),
        batches.readings(),
        place);
  }

  /** The table for other programs: one line for each corridor, with a header. */
  static List<String> csv(List<ReadinessResult> results) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "corridor,cadence,validFrom,validTo,vintage,status,methodVersion,index,samplingLow,"
            + "samplingHigh,totalLow,totalHigh,grade,liveRatio,place,rankLow,rankHigh,tiedWith,bands");
    results.stream()
        .sorted(Comparator.comparing(ReadinessResult::corridor))
        .map(ReadinessText::csvRow)
        .forEach(lines::add);
    return lines;
  }

  private static String csvRow(ReadinessResult result) {
    return String.join(
        ",",
        result.corridor(),
        result.cadence().name(),
        Instant.ofEpochMilli(result.validFromMillis()).toString(),
        Instant.ofEpochMilli(result.validToMillis()).toString(),
        result.vintage(),
        result.status().name(),
        result.methodVersion(),
        result.index().isEmpty() ? "" : format("%.4f", result.index().getAsDouble()),
        bounds(result.sampling()),
        bounds(result.total()),
        result.grade().orElse(""),
        format("%.4f", result.liveRatio()),
        result.place().map(p -> p.place() + "," + p.low() + "," + p.high()).orElse(",,"),
        result.place().map(p -> String.join(";", p.tiedWith())).orElse(""),
        String.join(";", result.shownBands(BAND_PROBABILITY)));
  }

  private static String bounds(Optional<Interval> interval) {
    return interval.map(i -> format("%.4f,%.4f", i.low(), i.high())).orElse(",");
  }
}
