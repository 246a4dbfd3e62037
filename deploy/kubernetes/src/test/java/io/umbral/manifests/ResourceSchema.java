package io.umbral.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The schema of a custom resource, as its operator hands it to a cluster. A field that the schema
 * does not name is a fault here, where a cluster drops it without a word.
 */
final class ResourceSchema {

  /** Of the Flink Kubernetes operator, out of the jar of its interface. */
  static final ResourceSchema FLINK_DEPLOYMENT =
      of("/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml");

  /** What every resource has; the cluster itself checks it. */
  private static final Set<String> ENVELOPE = Set.of("apiVersion", "kind", "metadata");

  private static final Set<String> METADATA = Set.of("name", "namespace", "labels", "annotations");

  private final JsonNode schema;

  private ResourceSchema(JsonNode schema) {
    this.schema = schema;
  }

  private static ResourceSchema of(String resource) {
    try (InputStream in = ResourceSchema.class.getResourceAsStream(resource)) {
      JsonNode schema = new YAMLMapper().readTree(in).at("/spec/versions/0/schema/openAPIV3Schema");
      if (!schema.has("properties")) {
        throw new IllegalStateException(resource + " has no schema");
      }
      return new ResourceSchema(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with a document.
   *
   * @return one line for each fault, with its path; empty where there is none
   */
  List<String> faults(JsonNode document) {
    List<String> faults = new ArrayList<>();
    for (String name : names(document)) {
      if (!ENVELOPE.contains(name)) {
        check(schema.path("properties").path(name), document.get(name), name, faults);
      }
    }
    for (String name : names(document.path("metadata"))) {
      if (!METADATA.contains(name)) {
        faults.add("metadata." + name + " is not known");
      }
    }
    return faults;
  }

  private static void check(JsonNode schema, JsonNode value, String path, List<String> faults) {
    if (schema.isMissingNode()) {
      faults.add(path + " is not known");
      return;
    }
    if (!isOfType(schema, value)) {
      faults.add(path + " is " + value + ", and should be of type " + schema.path("type"));
      return;
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      faults.add(path + " is " + value + ", and should be one of " + schema.get("enum"));
    }
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        faults.add(path + " lacks " + required.asText());
      }
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.path("items"), value.get(i), path + "[" + i + "]", faults);
      }
    }
    if (value.isObject() && !schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
      for (String name : names(value)) {
        JsonNode named = schema.path("properties").path(name);
        check(
            named.isMissingNode() ? schema.path("additionalProperties") : named,
            value.get(name),
            path + "." + name,
            faults);
      }
    }
  }

  private static boolean isOfType(JsonNode schema, JsonNode value) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return value.isTextual() || value.isIntegralNumber();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      // Without a type, a schema allows any.
      default -> !schema.has("type");
    };
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
