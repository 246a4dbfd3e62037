package io.umbral.console.http;

import io.javalin.http.Context;
import io.umbral.console.Catalog;
import io.umbral.console.Catalog.Place;
import io.umbral.console.Metric;
import io.umbral.console.Now;
import io.umbral.console.map.RegionMap;
import io.umbral.model.RegionLevel;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** What is known before anything is measured, and of which windows there is something to see. */
final class CatalogEndpoints {

  private final Catalog catalog;
  private final Supplier<Now> now;
  private final boolean isDemo;

  CatalogEndpoints(Catalog catalog, Supplier<Now> now, boolean isDemo) {
    this.catalog = catalog;
    this.now = now;
    this.isDemo = isDemo;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/api/v1/context", Role.VIEWER, Set.of(), this::context),
        Endpoint.get("/api/v1/regions", Role.VIEWER, Set.of("level"), this::regions),
        Endpoint.get("/api/v1/operators", Role.VIEWER, Set.of(), this::operators),
        Endpoint.get("/api/v1/map", Role.VIEWER, Set.of(), this::map));
  }

  private void context(Context context, Parameters parameters) {
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeBooleanField("demo", isDemo);
              json.writeBooleanField("simulated", catalog.simulation().isPresent());
              if (catalog.simulation().isPresent()) {
                json.writeStringField("simulation", catalog.simulation().get());
              } else {
                json.writeNullField("simulation");
              }
              json.writeStringField("name", Identity.of(context).name());
              json.writeArrayFieldStart("roles");
              for (Role role : new TreeSet<>(Identity.of(context).roles())) {
                json.writeString(role.name());
              }
              json.writeEndArray();
              json.writeArrayFieldStart("metrics");
              for (Metric metric : Metric.values()) {
                json.writeString(metric.apiName());
              }
              json.writeEndArray();
              SlaEndpoints.writeTargets(catalog, json);
              json.writeObjectFieldStart("now");
              Moments.write(now.get(), json);
              json.writeEndObject();
              json.writeEndObject();
            }));
  }

  private void regions(Context context, Parameters parameters) {
    Set<RegionLevel> levels = parameters.levels();
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("regions");
              for (Place place : catalog.places()) {
                if (!levels.isEmpty() && !levels.contains(place.level())) {
                  continue;
                }
                json.writeStartObject();
                json.writeStringField("region", place.id());
                json.writeStringField("name", place.name());
                json.writeStringField("level", place.level().name());
                if (place.parent().isPresent()) {
                  json.writeStringField("parent", place.parent().get());
                }
                if (place.population().isPresent()) {
                  json.writeNumberField("population", place.population().getAsLong());
                }
                if (place.source().isPresent()) {
                  json.writeStringField("source", place.source().get());
                }
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private void operators(Context context, Parameters parameters) {
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeArrayFieldStart("operators");
              for (Map.Entry<String, String> operator :
                  new TreeMap<>(catalog.operators()).entrySet()) {
                json.writeStartObject();
                json.writeStringField("operator", operator.getKey());
                json.writeStringField("name", operator.getValue());
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }

  private void map(Context context, Parameters parameters) {
    int width = catalog.map().map(RegionMap::width).orElse(0);
    int height = catalog.map().map(RegionMap::height).orElse(0);
    List<RegionMap.Shape> shapes = catalog.map().map(RegionMap::shapes).orElse(List.of());
    Reply.changing(
        context,
        Reply.JSON,
        Json.bytes(
            json -> {
              json.writeStartObject();
              json.writeNumberField("width", width);
              json.writeNumberField("height", height);
              json.writeArrayFieldStart("shapes");
              for (RegionMap.Shape shape : shapes) {
                json.writeStartObject();
                json.writeStringField("region", shape.region());
                json.writeStringField("path", shape.path());
                json.writeNumberField("tileColumn", shape.tileColumn());
                json.writeNumberField("tileRow", shape.tileRow());
                json.writeEndObject();
              }
              json.writeEndArray();
              json.writeEndObject();
            }));
  }
}
