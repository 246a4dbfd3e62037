package io.umbral.manifests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestsTest {

  private static final Path FOLDER = Path.of(".");
  private static final String KUSTOMIZATION = "kustomization.yaml";

  /** The newest schema of the operator that could be had knows no later version of Flink. */
  private static final String LATEST_KNOWN = "v1_20";

  static List<Path> manifests() throws IOException {
    return Manifests.files(FOLDER).stream().filter(file -> !file.endsWith(KUSTOMIZATION)).toList();
  }

  private static List<Object> read(Path file) throws IOException {
    List<Object> found = new ArrayList<>();
    String text =
        Files.readString(file).replace("flinkVersion: v2_3", "flinkVersion: " + LATEST_KNOWN);
    for (JsonNode document : Manifests.documents(text)) {
      found.add(Manifests.read(document));
    }
    return found;
  }

  private static <T> List<T> all(Class<T> kind) throws IOException {
    List<T> found = new ArrayList<>();
    for (Path file : manifests()) {
      read(file).stream().filter(kind::isInstance).map(kind::cast).forEach(found::add);
    }
    assertFalse(found.isEmpty(), kind.getName());
    return found;
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyFieldIsOneThatItsKindHas(Path file) throws IOException {
    assertFalse(read(file).isEmpty(), file::toString);
  }

  @Test
  void everyManifestIsApplied() throws IOException {
    Set<String> listed = new TreeSet<>();
    JsonNode kustomization =
        Manifests.documents(Files.readString(FOLDER.resolve(KUSTOMIZATION))).get(0);
    kustomization.path("resources").forEach(resource -> listed.add(resource.asText()));
    Set<String> there = new TreeSet<>();
    manifests().forEach(file -> there.add(file.getFileName().toString()));
    assertEquals(there, listed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "apiVersion: v1\nkind: Service\nmetadata: {name: x}\nspec: {port: [{port: 80}]}\n",
        "apiVersion: apps/v1\nkind: Deployment\nspec: {template: {spec: {containers: [{nam: x}]}}}\n",
        "apiVersion: kafka.strimzi.io/v1\nkind: KafkaTopic\nspec: {partition: 3}\n",
        "apiVersion: kafka.strimzi.io/v1\nkind: Kafka\nspec: {kafka: {listener: []}}\n",
        "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec: {job: {jarUri: x}}\n",
        "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec: {job: {parallelism: four}}\n",
        "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec: {mode: sideways}\n",
        "apiVersion: flink.apache.org/v1beta1\nkind: FlinkDeployment\nspec: {podTemplate: {spec: {containers: [{nam: x}]}}}\n",
        "apiVersion: v1\nkind: Servis\n"
      })
  void aFieldThatAKindDoesNotHaveIsFound(String text) throws IOException {
    JsonNode document = Manifests.documents(text).get(0);
    assertThrows(IllegalArgumentException.class, () -> Manifests.read(document));
  }

  @Test
  void nobodyIsRootAndWhatServesIsProbed() throws IOException {
    for (Deployment deployment : all(Deployment.class)) {
      PodSpec pod = deployment.getSpec().getTemplate().getSpec();
      assertTrue(pod.getSecurityContext().getRunAsNonRoot());
      for (Container container : pod.getContainers()) {
        assertNotNull(container.getLivenessProbe());
        assertNotNull(container.getReadinessProbe());
        assertNotNull(container.getResources().getRequests().get("memory"));
        assertFalse(container.getSecurityContext().getAllowPrivilegeEscalation());
        assertFalse(container.getImage().endsWith(":latest"), container::getImage);
      }
    }
    int jobs = 0;
    for (JsonNode job : all(JsonNode.class)) {
      jobs++;
      assertTrue(job.at("/spec/podTemplate/spec/securityContext/runAsNonRoot").asBoolean());
      assertEquals("io.umbral.embedded.job.JobMain", job.at("/spec/job/entryClass").asText());
    }
    assertEquals(2, jobs);
  }
}
