package io.umbral.embedded.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on clusters says what the code does. */
final class ClusterDocumentTest {

  private static final Path PAGE = Path.of("../../jobs/docs/cluster.md");
  private static final Pattern KEY =
      Pattern.compile(
          "^\\| `([a-z]+\\.[a-z-]+)` \\| (?:`([^`]+)` )?\\| (.+) \\|$", Pattern.MULTILINE);

  @Test
  void everyKeyIsOnThePageWithWhatItIsUnlessSetAndNoOther() throws IOException {
    List<SettingKey> onThePage =
        KEY.matcher(Files.readString(PAGE))
            .results()
            .map(
                row ->
                    new SettingKey(
                        row.group(1), row.group(2) == null ? "" : row.group(2), row.group(3)))
            .toList();
    List<SettingKey> known =
        Settings.known().stream().filter(key -> !key.family().equals("sla")).toList();
    assertEquals(known, onThePage);
  }
}
