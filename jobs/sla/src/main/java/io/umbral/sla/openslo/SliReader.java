package io.umbral.sla.openslo;

import io.umbral.documents.Fields;
import io.umbral.documents.Node;
import io.umbral.documents.Place;
import io.umbral.sla.openslo.Link.Reference;
import java.util.Locale;
import java.util.Optional;

/** Reads indicators and data sources. */
final class SliReader {

  /** How a ratio that is known as such was made. */
  private enum RawType {
    SUCCESS,
    FAILURE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private SliReader() {}

  /** An indicator, alone or in an SLO: metadata and spec. */
  static Optional<Sli> read(ObjectReader object) {
    Optional<Metadata> metadata = MetadataReader.read(object);
    Optional<Metric> metric = object.requiredObject("spec").flatMap(SliReader::metric);
    if (metadata.isEmpty() || metric.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Sli(object.place(), metadata.get(), metric.get()));
  }

  static Optional<DataSource> dataSource(ObjectReader object) {
    Optional<Metadata> metadata = MetadataReader.read(object);
    Optional<String> type = object.requiredObject("spec").flatMap(SliReader::typeOfSource);
    if (metadata.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new DataSource(object.place(), metadata.get(), type.get()));
  }

  private static Optional<String> typeOfSource(ObjectReader spec) {
    spec.text("description", ObjectsReader.LONGEST_DESCRIPTION);
    Optional<String> type = spec.requiredText("type");
    spec.node("connectionDetails");
    if (!spec.has("connectionDetails")) {
      // Our own source needs no connection: it is the job itself. Others read the file too.
      boolean isOurs = type.equals(Optional.of(MetricSource.KPI_STREAM));
      spec.report()
          .forgivable(
              spec.placeOf("connectionDetails"),
              Code.REQUIRED,
              "connectionDetails is missing",
              isOurs ? "add connectionDetails: {}" : "add connectionDetails");
    }
    spec.refuseOthers();
    return type;
  }

  private static Optional<Metric> metric(ObjectReader spec) {
    spec.text("description", ObjectsReader.LONGEST_DESCRIPTION);
    boolean isOne = spec.exactlyOne(Code.MUTUALLY_EXCLUSIVE, "thresholdMetric", "ratioMetric");
    Optional<Metric> threshold =
        spec.object("thresholdMetric").flatMap(SliReader::source).map(Metric.Threshold::new);
    Optional<Metric> ratio = spec.object("ratioMetric").flatMap(SliReader::ratio);
    spec.refuseOthers();
    return isOne ? threshold.or(() -> ratio) : Optional.empty();
  }

  private static Optional<Metric> ratio(ObjectReader ratio) {
    ratio.flag("counter");
    boolean isGood = ratio.has("good");
    Optional<MetricSource> good = ratio.object("good").flatMap(SliReader::source);
    Optional<MetricSource> bad = ratio.object("bad").flatMap(SliReader::source);
    Optional<MetricSource> total = ratio.object("total").flatMap(SliReader::source);
    Optional<MetricSource> raw = ratio.object("raw").flatMap(SliReader::source);
    Optional<RawType> rawType = rawType(ratio);
    ratio.refuseOthers();
    if (!isOneKind(ratio)) {
      return Optional.empty();
    }
    if (ratio.has("raw")) {
      return raw.isEmpty() || rawType.isEmpty()
          ? Optional.empty()
          : Optional.of(new Metric.Raw(rawType.get() == RawType.SUCCESS, raw.get()));
    }
    Optional<MetricSource> numerator = isGood ? good : bad;
    return numerator.isEmpty() || total.isEmpty()
        ? Optional.empty()
        : Optional.of(new Metric.Fraction(isGood, numerator.get(), total.get()));
  }

  private static Optional<RawType> rawType(ObjectReader ratio) {
    if (ratio.has("raw")) {
      return ratio.requiredOneOf("rawType", RawType.values(), RawType::text);
    }
    return ratio.oneOf("rawType", RawType.values(), RawType::text);
  }

  /** Whether the ratio is made of a total and one numerator, or known as such, and not of both. */
  private static boolean isOneKind(ObjectReader ratio) {
    if (!ratio.exactlyOne(Code.MUTUALLY_EXCLUSIVE, "total", "raw")) {
      return false;
    }
    if (ratio.has("total")) {
      return ratio.exactlyOne(Code.ONE_OF_PROPERTIES, "good", "bad");
    }
    if (ratio.has("good") || ratio.has("bad")) {
      return ratio.exactlyOne(Code.MUTUALLY_EXCLUSIVE, "raw", "good", "bad");
    }
    return true;
  }

  private static Optional<MetricSource> source(ObjectReader metric) {
    Optional<MetricSource> source =
        metric.requiredObject("metricSource").flatMap(SliReader::fieldsOfSource);
    metric.refuseOthers();
    return source;
  }

  private static Optional<MetricSource> fieldsOfSource(ObjectReader source) {
    Optional<Reference<DataSource>> dataSource =
        source
            .text("metricSourceRef")
            .filter(name -> !name.isEmpty())
            .map(name -> reference(source, name));
    Optional<String> type = source.text("type").filter(text -> !text.isEmpty());
    Optional<Fields> spec =
        source.requiredNode("spec").flatMap(node -> specOf(node, source.report()));
    source.refuseOthers();
    return spec.map(fields -> new MetricSource(source.place(), dataSource, type, fields));
  }

  private static Reference<DataSource> reference(ObjectReader source, String name) {
    Place place = source.placeOf("metricSourceRef");
    Names.check(name, place, source.report());
    return new Reference<>(place, name);
  }

  private static Optional<Fields> specOf(Node node, Report report) {
    if (!(node instanceof Fields fields)) {
      report.error(node.place(), Code.TYPE, node.described(), "a mapping belongs here");
      return Optional.empty();
    }
    if (fields.names().isEmpty()) {
      report.error(node.place(), Code.MAP_MIN_LENGTH, "spec has no fields", "say what to read");
      return Optional.empty();
    }
    return Optional.of(fields);
  }
}
