package io.umbral.readiness.index;

import io.umbral.documents.FieldReader;
import java.math.BigDecimal;
import java.util.OptionalDouble;

/** Numbers of fields as doubles. */
final class Fields {

  private Fields() {}

  /** A number between two others; empty where it is missing or, with a fault, no such number. */
  static OptionalDouble number(FieldReader fields, String name, double low, double high) {
    return fields
        .decimal(name, BigDecimal.valueOf(low), BigDecimal.valueOf(high))
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }
}
