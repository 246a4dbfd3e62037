package io.umbral.readiness.index;

import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.documents.Scalar;
import io.umbral.readiness.index.Aggregation.Copeland;
import io.umbral.readiness.index.Aggregation.PowerMean;
import java.util.Map;
import java.util.Optional;

/** Reads an aggregation: a word, or a mapping with its parameters. */
final class AggregationReader {

  private static final Map<String, Double> EXPONENTS =
      Map.of("arithmetic", 1.0, "geometric", 0.0, "harmonic", -1.0);

  private AggregationReader() {}

  static Optional<Aggregation> read(Node written, Faults faults) {
    if (written instanceof Scalar word) {
      return named(word, faults);
    }
    return FieldReader.of(written, faults).flatMap(fields -> parameterised(fields, faults));
  }

  private static Optional<Aggregation> named(Scalar word, Faults faults) {
    if (word.text().equals("copeland")) {
      return Optional.of(new Copeland(Copeland.Incomparable.BOTH));
    }
    Double exponent = EXPONENTS.get(word.text());
    if (exponent == null) {
      faults.error(
          word.place(),
          FieldReader.ONE_OF,
          word.described() + " is not known here",
          "write one of arithmetic, copeland, geometric, harmonic, or a mapping with its method");
      return Optional.empty();
    }
    return Optional.of(new PowerMean(exponent, Double.NEGATIVE_INFINITY));
  }

  private static Optional<Aggregation> parameterised(FieldReader fields, Faults faults) {
    fields.required("method");
    Optional<Node> method = fields.node("method");
    Optional<Aggregation> read =
        method.flatMap(
            word ->
                word instanceof Scalar scalar && scalar.text().equals("power")
                    ? power(fields)
                    : read(word, faults).map(plain -> withParameters(plain, fields)));
    fields.refuseOthers();
    return read;
  }

  private static Optional<Aggregation> power(FieldReader fields) {
    fields.required("exponent");
    double floor = floor(fields);
    return Fields.number(fields, "exponent", -1e3, 1e3).stream()
        .mapToObj(exponent -> (Aggregation) new PowerMean(exponent, floor))
        .findFirst();
  }

  private static Aggregation withParameters(Aggregation plain, FieldReader fields) {
    if (plain instanceof PowerMean mean) {
      return new PowerMean(mean.exponent(), floor(fields));
    }
    return fields
        .choice(
            "incomparable",
            Map.of("both", Copeland.Incomparable.BOTH, "later", Copeland.Incomparable.LATER))
        .<Aggregation>map(Copeland::new)
        .orElse(plain);
  }

  private static double floor(FieldReader fields) {
    return Fields.number(fields, "floor", -1e9, 1e9).orElse(Double.NEGATIVE_INFINITY);
  }
}
