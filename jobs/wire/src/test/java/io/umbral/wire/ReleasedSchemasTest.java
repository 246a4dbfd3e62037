package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

final class ReleasedSchemasTest {

  private static final String RELEASED = "/io/umbral/schemas/released";

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> path.getFileName().toString().replace("/", "")).sorted().toList();
    }
  }

  /** The schemas are a folder of classes in a build of several modules, and a jar elsewhere. */
  private static List<String> foldersOfReleases() throws IOException, URISyntaxException {
    URL found = ReleasedSchemas.class.getResource(RELEASED);
    if (found.getProtocol().equals("file")) {
      return namesIn(Path.of(found.toURI()));
    }
    try (FileSystem jar = FileSystems.newFileSystem(found.toURI(), Map.of())) {
      return namesIn(jar.getPath(RELEASED));
    }
  }

  @Test
  void everyFolderOfReleasesIsAVersionThatIsRead() throws Exception {
    assertEquals(foldersOfReleases(), ReleasedSchemas.VERSIONS.stream().sorted().toList());
  }

  @Test
  void aTopicIsReadInEveryReleaseThatHadIt() {
    for (String topic : List.of("cell-reports", "cell-inventory", "rejected", "sla-windows")) {
      List<Schema> schemas = ReleasedSchemas.of(topic);
      assertEquals(ReleasedSchemas.VERSIONS.size(), schemas.size(), topic);
    }
    assertEquals("CellReport", ReleasedSchemas.of("cell-reports").get(0).getName());
    assertEquals("SlaWindow", ReleasedSchemas.of("sla-windows").get(0).getName());
    assertEquals(List.of(), ReleasedSchemas.of("slo-status"));
  }
}
