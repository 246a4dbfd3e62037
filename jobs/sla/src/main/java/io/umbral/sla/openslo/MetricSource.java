package io.umbral.sla.openslo;

import io.umbral.documents.Fields;
import io.umbral.documents.Place;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a metric comes from.
 *
 * @param place where it begins
 * @param dataSource name of the data source, where one is named
 * @param type kind of source; empty where the data source tells it
 * @param spec what to read; its fields depend on the type
 */
public record MetricSource(
    Place place,
    Optional<Link.Reference<DataSource>> dataSource,
    Optional<String> type,
    Fields spec) {

  /** The type of our own source: the stream of KPIs that the SLA job computes. */
  public static final String KPI_STREAM = "KpiStream";

  /** Validates. */
  public MetricSource {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(spec, "spec");
  }
}
