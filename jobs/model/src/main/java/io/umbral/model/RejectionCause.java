package io.umbral.model;

/**
 * Why something was refused. The order is that of the {@code rejected} contract, and never changes.
 */
public enum RejectionCause {
  /** No bytes at all. */
  EMPTY,
  /** More bytes than the configured limit. */
  TOO_LARGE,
  /** Neither Avro single-object encoding nor the Confluent wire format. */
  UNKNOWN_ENCODING,
  /** A schema fingerprint or registry id that is not known. */
  UNKNOWN_SCHEMA,
  /** The bytes do not follow the schema, or the text does not follow its format. */
  MALFORMED,
  /** A value outside of its range. */
  INVALID_VALUE,
  /** The inventory does not know the cell and the report names no region. */
  UNKNOWN_CELL,
  /** The region is not in the tree. */
  UNKNOWN_REGION,
  /** Behind the watermark by more than the allowed lateness. */
  LATE,
  /** Ahead of its arrival by more than the tolerated clock skew. */
  FUTURE
}
