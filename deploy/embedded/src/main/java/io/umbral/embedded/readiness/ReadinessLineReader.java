package io.umbral.embedded.readiness;

import io.umbral.documents.Faults;
import io.umbral.documents.Fields;
import io.umbral.documents.Items;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.documents.YamlDocuments;
import io.umbral.embedded.UsageException;
import io.umbral.readiness.Cadence;
import io.umbral.readiness.IndicatorReading;
import io.umbral.readiness.IndicatorReading.WindowValue;
import io.umbral.readiness.Provenance;
import io.umbral.readiness.Ranking;
import io.umbral.readiness.ReadinessResult;
import io.umbral.readiness.ReadinessResult.BandProbability;
import io.umbral.readiness.ReadinessResult.Correction;
import io.umbral.readiness.ReadinessResult.Dimension;
import io.umbral.readiness.ReadinessResult.IndicatorResult;
import io.umbral.readiness.statistics.Interval;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Reads what {@link ReadinessLines} wrote: JSON is YAML, and the one reader of YAML is bounded. */
final class ReadinessLineReader {

  private ReadinessLineReader() {}

  /**
   * Reads a line.
   *
   * @throws UsageException where it is no score
   */
  static ReadinessResult read(String file, String line) {
    Faults faults = new Faults();
    List<Node> documents = YamlDocuments.read(file, line, faults);
    if (documents.size() != 1 || !(documents.get(0) instanceof Fields fields)) {
      throw new UsageException(
          file + " should hold lines that replay has written to readiness.jsonl");
    }
    try {
      return result(fields);
    } catch (NoSuchElementException | IllegalArgumentException e) {
      throw new UsageException(file + " holds a line that is no score: " + e.getMessage());
    }
  }

  private static ReadinessResult result(Fields fields) {
    Fields provenance = (Fields) fields.get("provenance").orElseThrow();
    Fields bands = (Fields) fields.get("bands").orElseThrow();
    return new ReadinessResult(
        text(fields, "corridor"),
        text(fields, "geographyVersion"),
        text(fields, "evidenceGrade"),
        Cadence.valueOf(text(fields, "cadence")),
        millis(fields, "validFrom"),
        millis(fields, "validTo"),
        millis(fields, "asOf"),
        text(fields, "vintage"),
        ReadinessResult.Status.valueOf(text(fields, "status")),
        text(fields, "method"),
        text(fields, "methodHash"),
        number(fields, "index"),
        interval(fields, "sampling"),
        interval(fields, "total"),
        bands.names().stream()
            .map(band -> new BandProbability(band, number(bands, band).orElseThrow()))
            .toList(),
        fields.get("grade").map(ReadinessLineReader::text),
        number(fields, "liveRatio").orElseThrow(),
        fields.get("rank").map(rank -> place((Fields) rank)),
        items(fields, "dimensions").stream().map(node -> dimension((Fields) node)).toList(),
        items(fields, "indicators").stream().map(node -> indicator((Fields) node)).toList(),
        new Provenance(
            whole(provenance, "windows"),
            text(provenance, "digest"),
            whole(provenance, "readings"),
            whole(provenance, "late"),
            whole(provenance, "suspect"),
            whole(provenance, "arrived"),
            whole(provenance, "expected")),
        fields
            .get("revisionOf")
            .map(of -> new Correction(text((Fields) of, "vintage"), text((Fields) of, "reason"))));
  }

  private static Ranking.Place place(Fields rank) {
    Fields better = (Fields) rank.get("better").orElseThrow();
    return new Ranking.Place(
        (int) whole(rank, "place"),
        (int) whole(rank, "low"),
        (int) whole(rank, "high"),
        items(rank, "tiedWith").stream().map(ReadinessLineReader::text).toList(),
        better.names().stream()
            .collect(
                Collectors.toMap(other -> other, other -> number(better, other).orElseThrow())));
  }

  private static Dimension dimension(Fields fields) {
    return new Dimension(
        text(fields, "id"),
        number(fields, "score"),
        number(fields, "weight").orElseThrow(),
        number(fields, "weightUsed").orElseThrow(),
        number(fields, "pointsLost"),
        number(fields, "change"));
  }

  private static IndicatorResult indicator(Fields fields) {
    IndicatorReading reading =
        new IndicatorReading(
            text(fields, "id"),
            IndicatorReading.State.valueOf(text(fields, "state")),
            number(fields, "value"),
            number(fields, "score"),
            interval(fields, "interval"),
            number(fields, "samples").orElseThrow(),
            number(fields, "effectiveSamples").orElseThrow(),
            fields.get("liveTo").map(node -> Instant.parse(text(node)).toEpochMilli()),
            fields.get("reason").map(ReadinessLineReader::text).orElse(""),
            items(fields, "worst").stream().map(node -> window((Fields) node)).toList());
    return new IndicatorResult(
        text(fields, "dimension"),
        text(fields, "unit"),
        reading,
        number(fields, "pointsLost"),
        number(fields, "change"));
  }

  private static WindowValue window(Fields fields) {
    return new WindowValue(
        text(fields, "region"),
        millis(fields, "windowStart"),
        (int) whole(fields, "windowMillis"),
        whole(fields, "revision"),
        number(fields, "value").orElseThrow());
  }

  private static Optional<Interval> interval(Fields fields, String name) {
    return fields
        .get(name)
        .map(node -> ((Items) node).nodes())
        .map(
            bounds ->
                new Interval(
                    Double.parseDouble(text(bounds.get(0))),
                    Double.parseDouble(text(bounds.get(1)))));
  }

  private static List<Node> items(Fields fields, String name) {
    return ((Items) fields.get(name).orElseThrow()).nodes();
  }

  private static long millis(Fields fields, String name) {
    return Instant.parse(text(fields, name)).toEpochMilli();
  }

  private static long whole(Fields fields, String name) {
    return Long.parseLong(text(fields, name));
  }

  private static OptionalDouble number(Fields fields, String name) {
    return fields
        .get(name)
        .map(node -> OptionalDouble.of(Double.parseDouble(text(node))))
        .orElse(OptionalDouble.empty());
  }

  private static String text(Fields fields, String name) {
    return text(fields.get(name).orElseThrow(() -> new NoSuchElementException("no " + name)));
  }

  private static String text(Node node) {
    return ((Scalar) node).text();
  }
}
