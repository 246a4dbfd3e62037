package io.umbral.manifests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads manifests as strictly as their kinds allow: a field that a kind does not have is a fault,
 * also where its class would keep it aside.
 */
final class Manifests {

  private static final Map<String, Class<?>> KINDS =
      Map.ofEntries(
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("rbac.authorization.k8s.io/v1/Role", Role.class),
          Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class),
          Map.entry("kafka.strimzi.io/v1/Kafka", Kafka.class),
          Map.entry("kafka.strimzi.io/v1/KafkaNodePool", KafkaNodePool.class),
          Map.entry("kafka.strimzi.io/v1/KafkaTopic", KafkaTopic.class));

  private static final String FLINK_DEPLOYMENT = "flink.apache.org/v1beta1/FlinkDeployment";

  private static final ObjectMapper YAML =
      new YAMLMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private Manifests() {}

  /** The files, in order. */
  static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** The documents of a text. */
  static List<JsonNode> documents(String text) throws IOException {
    try (MappingIterator<JsonNode> documents = YAML.readerFor(JsonNode.class).readValues(text)) {
      return documents.readAll();
    }
  }

  /**
   * Reads a document.
   *
   * @return an object of its kind; of a FlinkDeployment, whose classes pass over fields that they
   *     do not know, the document itself, checked by the schema that the operator gives the cluster
   * @throws IllegalArgumentException where it is not of a known kind or has a field too many
   */
  static Object read(JsonNode document) {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    if (kind.equals(FLINK_DEPLOYMENT)) {
      List<String> faults = ResourceSchema.FLINK_DEPLOYMENT.faults(document);
      if (!faults.isEmpty()) {
        throw new IllegalArgumentException(kind + ": " + faults);
      }
      return document;
    }
    if (!KINDS.containsKey(kind)) {
      throw new IllegalArgumentException(kind + " is no kind that is known");
    }
    Object read;
    try {
      read = YAML.treeToValue(document, KINDS.get(kind));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(kind + ": " + e.getOriginalMessage(), e);
    }
    List<String> strangers = new ArrayList<>();
    findStrangers(read, kind, strangers);
    if (!strangers.isEmpty()) {
      throw new IllegalArgumentException("fields that are not known: " + strangers);
    }
    return read;
  }

  /** The classes keep what they do not know in a map of further properties. */
  private static void findStrangers(Object value, String path, List<String> strangers) {
    if (value instanceof Collection<?> items) {
      items.forEach(item -> findStrangers(item, path + "[]", strangers));
    } else if (value instanceof Map<?, ?> entries) {
      entries.forEach((key, item) -> findStrangers(item, path + "." + key, strangers));
    } else if (value != null && isModel(value.getClass())) {
      Stream.of(value.getClass().getMethods())
          .filter(Manifests::isGetter)
          .sorted(Comparator.comparing(Method::getName))
          .forEach(
              getter -> {
                Object found = get(getter, value);
                String name = path + "." + getter.getName().substring("get".length());
                if (getter.getName().equals("getAdditionalProperties")
                    && found instanceof Map<?, ?> further) {
                  further.keySet().forEach(key -> strangers.add(path + "." + key));
                } else {
                  findStrangers(found, name, strangers);
                }
              });
    }
  }

  private static boolean isModel(Class<?> type) {
    return !type.isEnum()
        && (type.getName().startsWith("io.fabric8.kubernetes.api.model.")
            || type.getName().startsWith("io.strimzi.api."));
  }

  private static boolean isGetter(Method method) {
    return method.getName().startsWith("get")
        && method.getParameterCount() == 0
        && method.getDeclaringClass() != Object.class;
  }

  private static Object get(Method getter, Object value) {
    try {
      return getter.invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(getter + " cannot be called", e);
    }
  }
}
