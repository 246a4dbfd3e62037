package io.umbral.embedded.deployment;

import static io.umbral.embedded.deployment.Documents.DEPLOY;
import static io.umbral.embedded.deployment.Documents.mapping;
import static io.umbral.embedded.deployment.Documents.textOf;
import static io.umbral.embedded.deployment.Documents.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.topics.TopicSpec;
import io.umbral.embedded.topics.TopicSpec.Keeping;
import io.umbral.embedded.topics.TopicTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manifests of Kubernetes say what the code asks for; their form is checked beside them. */
final class KubernetesTest {

  private static final Path FOLDER = DEPLOY.resolve("kubernetes");
  private static final int PARTITIONS = 12;

  @TempDir private Path folder;

  /** Name, partitions and settings. */
  private static Map<String, String> table() {
    Map<String, String> topics = new TreeMap<>();
    for (TopicSpec spec : TopicTable.all()) {
      topics.put(
          spec.name(),
          spec.partitions(PARTITIONS) + " " + new TreeMap<>(spec.settings(Keeping.AS_AGREED)));
    }
    return topics;
  }

  @Test
  void theTopicsAreThoseOfTheTable() {
    Map<String, String> topics = new TreeMap<>();
    for (Object document : Documents.all("topics", textOf(FOLDER.resolve("topics.yaml")))) {
      Map<String, Object> topic = mapping(document);
      Map<String, Object> spec = mapping(topic.get("spec"));
      topics.put(
          (String) mapping(topic.get("metadata")).get("name"),
          spec.get("partitions") + " " + new TreeMap<>(mapping(spec.get("config"))));
    }
    assertEquals(table(), topics);
  }

  @Test
  void theSettingsAreThoseOfTheJobs() throws IOException {
    Map<String, Object> data =
        mapping(Documents.mapping("settings", textOf(FOLDER.resolve("settings.yaml"))).get("data"));
    Path file = Files.writeString(folder.resolve("umbral.yaml"), (String) data.get("umbral.yaml"));
    for (String job : new String[] {"alert", "readiness"}) {
      Commands.Outcome shown =
          Commands.run("job", job, "--config", file.toString(), "--show-settings");
      assertEquals(0, shown.exitCode(), shown::err);
    }
  }

  @Test
  void theCommandOfTheConsoleExists() {
    Map<String, Object> deployment =
        mapping(Documents.all("console", textOf(FOLDER.resolve("console.yaml"))).get(0));
    Map<String, Object> pod =
        mapping(mapping(mapping(deployment.get("spec")).get("template")).get("spec"));
    int containers = 0;
    for (Object container : Documents.list(pod.get("containers"))) {
      CommandLines.requireKnown(texts(mapping(container).get("args")));
      containers++;
    }
    assertTrue(containers > 0);
  }
}
