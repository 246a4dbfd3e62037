package io.umbral.readiness;

import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.readiness.ReadinessMethod.Band;
import io.umbral.readiness.ReadinessMethod.Carry;
import io.umbral.readiness.ReadinessMethod.Grade;
import io.umbral.readiness.ReadinessMethod.Minimum;
import io.umbral.readiness.ReadinessMethod.RankingRule;
import io.umbral.readiness.ReadinessMethod.Served;
import io.umbral.readiness.ReadinessMethod.Uncertainty;
import io.umbral.readiness.index.IndexDefinition;
import io.umbral.readiness.index.IndexFile;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a version of the method: the definition of an index, as {@link IndexFile} reads it, with a
 * field {@code readiness} beside it.
 */
public final class MethodFile {

  private static final String READINESS = "readiness";

  private final Faults faults;

  private MethodFile(Faults faults) {
    this.faults = faults;
  }

  /**
   * Reads a method.
   *
   * @param file name of the file, for faults
   * @param text its content
   * @param faults takes what is wrong
   * @return the method; empty, with at least one fault, where it cannot be used
   */
  public static Optional<ReadinessMethod> read(String file, String text, Faults faults) {
    return IndexFile.document(file, text, faults)
        .flatMap(document -> new MethodFile(faults).method(document, Seeds.sha256(text)));
  }

  /**
   * Judges a document as {@link #read} does, for who needs no method.
   *
   * @param document fields of the document
   * @param faults takes what is wrong; nothing is in it yet
   */
  public static void check(FieldReader document, Faults faults) {
    new MethodFile(faults).method(document, Seeds.sha256(""));
  }

  private Optional<ReadinessMethod> method(FieldReader document, String hash) {
    Optional<IndexDefinition> index = IndexFile.read(document, faults);
    document.required(READINESS);
    Optional<FieldReader> readiness = document.fields(READINESS);
    document.refuseOthers();
    if (index.isPresent() && !ReadinessMethod.isOfThisShape(index.get().root())) {
      faults.error(
          document.placeOf("root"),
          "readiness_shape",
          "the index is of another shape",
          "write a geometric mean with a floor above 0 of arithmetic means of goalposts");
    }
    index
        .map(ReadinessMethod::unmeasured)
        .orElse(List.of())
        .forEach(
            id ->
                faults.error(
                    document.placeOf("root"),
                    "measurement",
                    "nothing measures " + id,
                    "use one of " + Measurement.identifiers()));
    if (index.isEmpty() || readiness.isEmpty()) {
      return Optional.empty();
    }
    return method(index.get(), readiness.get(), hash);
  }

  private Optional<ReadinessMethod> method(
      IndexDefinition index, FieldReader readiness, String hash) {
    Optional<Served> served = part(readiness, "served", this::served);
    Optional<Minimum> minimum = part(readiness, "minimum", this::minimum);
    Optional<Carry> carry = part(readiness, "carry", this::carry);
    Optional<Uncertainty> uncertainty = part(readiness, "uncertainty", this::uncertainty);
    Optional<RankingRule> ranking = part(readiness, "ranking", this::ranking);
    double bandProbability = number(readiness, "bandProbability", 0, 1);
    List<Band> bands = list(readiness, "bands", this::band);
    List<Grade> grades = list(readiness, "grades", this::grade);
    readiness.refuseOthers();
    if (!bands.isEmpty() && bands.get(0).from() != 0) {
      faults.error(
          readiness.placeOf("bands"),
          "bands",
          "the first band begins at " + bands.get(0).from(),
          "begin at 0 and go up");
    }
    for (int i = 1; i < bands.size(); i++) {
      if (bands.get(i).from() <= bands.get(i - 1).from()) {
        faults.error(
            readiness.placeOf("bands"),
            "bands",
            bands.get(i).name() + " begins at or below " + bands.get(i - 1).name(),
            "begin at 0 and go up");
      }
    }
    if (faults.anyError()) {
      return Optional.empty();
    }
    return Optional.of(
        new ReadinessMethod(
            index,
            hash,
            served.orElseThrow(),
            minimum.orElseThrow(),
            carry.orElseThrow(),
            uncertainty.orElseThrow(),
            bands,
            bandProbability,
            grades,
            ranking.orElseThrow()));
  }

  private <T> Optional<T> part(FieldReader from, String name, Function<FieldReader, T> read) {
    from.required(name);
    return from.fields(name)
        .map(
            fields -> {
              T part = read.apply(fields);
              fields.refuseOthers();
              return part;
            });
  }

  private <T> List<T> list(FieldReader from, String name, Function<FieldReader, T> read) {
    from.required(name);
    List<T> found = new ArrayList<>();
    for (Node item : from.items(name)) {
      FieldReader.of(item, faults)
          .ifPresent(
              fields -> {
                found.add(read.apply(fields));
                fields.refuseOthers();
              });
    }
    return found;
  }

  private Served served(FieldReader fields) {
    return new Served(
        (int) Math.round(1000 * number(fields, "downlinkMbps", 0, 1e6)),
        (int) Math.round(1000 * number(fields, "rttMillis", 0, 1e6)),
        whole(fields, "samples", 1, Integer.MAX_VALUE));
  }

  private Minimum minimum(FieldReader fields) {
    return new Minimum(
        number(fields, "median", 1, 1e9),
        number(fields, "tail", 1, 1e9),
        whole(fields, "sources", 1, Integer.MAX_VALUE),
        (int) whole(fields, "operators", 1, 1000),
        number(fields, "halfWidth", 0, 100));
  }

  private Carry carry(FieldReader fields) {
    return new Carry(
        (int) whole(fields, "days", 0, 366),
        number(fields, "leastHalfWidth", 0, 100),
        number(fields, "lostBelow", 0, 1));
  }

  private Uncertainty uncertainty(FieldReader fields) {
    return new Uncertainty(
        (int) whole(fields, "draws", 100, 1_000_000),
        number(fields, "confidence", 0.5, 0.999),
        number(fields, "concentration", 1, 1e6),
        number(fields, "goalposts", 0, 0.5));
  }

  private RankingRule ranking(FieldReader fields) {
    return new RankingRule(
        number(fields, "probability", 0.5, 1), (int) whole(fields, "windows", 1, 1000));
  }

  private Band band(FieldReader fields) {
    return new Band(fields.requiredText("name").orElse(""), number(fields, "from", 0, 100));
  }

  private Grade grade(FieldReader fields) {
    return new Grade(
        fields.requiredText("grade").orElse(""),
        number(fields, "halfWidth", 0, 100),
        number(fields, "live", 0, 1));
  }

  private static double number(FieldReader fields, String name, double low, double high) {
    fields.required(name);
    return fields
        .decimal(name, BigDecimal.valueOf(low), BigDecimal.valueOf(high))
        .map(BigDecimal::doubleValue)
        .orElse(low);
  }

  private static long whole(FieldReader fields, String name, long low, long high) {
    fields.required(name);
    return fields.whole(name, low, high).orElse(low);
  }
}
