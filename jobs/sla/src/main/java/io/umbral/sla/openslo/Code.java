package io.umbral.sla.openslo;

/** Kinds of faults in OpenSLO documents. Each is told by its {@link #text()}. */
public enum Code {
  /** A field that must stand there is missing or empty. */
  REQUIRED("required"),
  /** A field stands where it has no meaning. */
  FORBIDDEN("forbidden"),
  /** A name that the object does not have. */
  UNKNOWN_FIELD("unknown_field"),
  /** A value is of another type. */
  TYPE("type"),
  /** A word is none of those that are known. */
  ONE_OF("one_of"),
  /** A word is another one than the only right one. */
  EQUAL_TO("equal_to"),
  /** A number must be above a bound. */
  GREATER_THAN("greater_than"),
  /** A number must be at or above a bound. */
  GREATER_THAN_OR_EQUAL_TO("greater_than_or_equal_to"),
  /** A number must be below a bound. */
  LESS_THAN("less_than"),
  /** A number must be at or below a bound. */
  LESS_THAN_OR_EQUAL_TO("less_than_or_equal_to"),
  /** A name is no label of RFC 1123. */
  STRING_DNS_LABEL("string_dns_label"),
  /** A text is longer than allowed. */
  STRING_MAX_LENGTH("string_max_length"),
  /** A local time is not written as one. */
  STRING_DATE_TIME("string_date_time"),
  /** A zone is none of the IANA database. */
  STRING_TIME_ZONE("string_time_zone"),
  /** A list must have another number of items. */
  SLICE_LENGTH("slice_length"),
  /** A list has too few items. */
  SLICE_MIN_LENGTH("slice_min_length"),
  /** A mapping has too few fields. */
  MAP_MIN_LENGTH("map_min_length"),
  /** Exactly one of several fields must stand there. */
  MUTUALLY_EXCLUSIVE("mutually_exclusive"),
  /** Exactly one of the numerators of a ratio must stand there. */
  ONE_OF_PROPERTIES("one_of_properties"),
  /** The name of a label breaks the rules for it. */
  LABEL_KEY("label_key"),
  /** The name of an annotation breaks the rules for it. */
  ANNOTATION_KEY("annotation_key"),
  /** A duration is not a number followed by a unit. */
  FORMAT("format"),
  /** A duration has another unit than m, h, d, w, M, Q, Y. */
  UNIT("unit"),
  /** A duration is not positive. */
  VALUE("value"),
  /** A rolling window has a calendar. */
  CALENDAR_WITH_ROLLING("calendar_with_rolling"),
  /** A window that does not roll has no calendar. */
  CALENDAR_REQUIRED("calendar_required"),
  /** The document is of another version of OpenSLO. */
  UNSUPPORTED_VERSION("unsupported_version"),
  /** The document is of a kind that OpenSLO v1 does not have. */
  UNSUPPORTED_KIND("unsupported_kind"),
  /** A reference names an object that was not read. */
  UNRESOLVED_REFERENCE("unresolved_reference"),
  /** Two objects of one kind have one name. */
  DUPLICATE_NAME("duplicate_name"),
  /** A burn rate that fires while all is well. */
  BURN_RATE_FIRES_WHEN_HEALTHY("burn_rate_fires_when_healthy"),
  /** A burn rate that cannot be reached at the target. */
  BURN_RATE_NEVER_FIRES("burn_rate_never_fires"),
  /** A metric comes from another source than our stream of KPIs. */
  METRIC_SOURCE("metric_source"),
  /** A KPI that we do not measure. */
  UNKNOWN_KPI("unknown_kpi"),
  /** A KPI does not have the aggregation, or the indicator cannot take it. */
  AGGREGATION("aggregation"),
  /** A filter of a metric that cannot be used. */
  FILTER("filter"),
  /** A window or slice that cannot be evaluated. */
  WINDOW("window"),
  /** Something that OpenSLO has and Umbral does not evaluate. */
  NOT_EVALUATED("not_evaluated"),
  /** An annotation of ours has a value that it cannot have. */
  EXTENSION("extension");

  private final String text;

  Code(String text) {
    this.text = text;
  }

  /**
   * The code as it is told.
   *
   * @return lower case with underscores
   */
  public String text() {
    return text;
  }
}
