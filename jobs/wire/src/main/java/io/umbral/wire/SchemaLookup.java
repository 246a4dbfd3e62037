package io.umbral.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/** Finds the schema behind an id of the Confluent wire format; a registry, or nothing. */
@FunctionalInterface
public interface SchemaLookup {

  /** Knows no schema: only single-object encoding is read. */
  SchemaLookup NONE = id -> Optional.empty();

  /**
   * Schema of an id.
   *
   * @param id as the record says it
   * @return empty where the id is not known
   */
  Optional<Schema> byId(int id);
}
