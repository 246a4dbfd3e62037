package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.ingest.ReportReader;
import io.umbral.ingest.counters.CounterMapping;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Each recorded file beside its lines in {@code file-summaries.jsonl}, by its name and content,
 * under the shipped mapping and under one that gives the names of samples meanings. A file that has
 * no lines there is judged by {@link CounterConformanceTest} alone.
 *
 * <p>The lines are written anew with the system property {@code umbral.summaries=write}; see
 * CONTRIBUTING.md. Look at what changed before you keep it.
 */
@Tag("conformance")
class FileSummaryConformanceTest {

  private static final Map<String, String> FORMATS =
      Map.of(
          "pm-xml", ReportReader.PM_XML,
          "ves", ReportReader.VES,
          "ranpm-json", ReportReader.RANPM_JSON);

  private static final Pattern KEY =
      Pattern.compile("\\{\"file\":\"[^\"]*\",\"sha256\":\"[^\"]*\",\"mapping\":\"[^\"]*\"");

  @Test
  void everyFileSaysWhatItsSummarySays() throws IOException {
    Map<String, String> golden = isWriting() ? Map.of() : golden();
    assertTrue(isWriting() || !golden.isEmpty(), RecordedFiles.SUMMARIES + " should be there");
    Map<String, CounterMapping> mappings =
        new TreeMap<>(
            Map.of("shipped", RecordedFiles.shipped(), "samples", RecordedFiles.samples()));
    List<String> lines = new ArrayList<>();
    int compared = 0;
    for (String folder : FORMATS.keySet().stream().sorted().toList()) {
      for (Path file : RecordedFiles.orNone("telecom/" + folder, ".xml", ".json", ".gz", ".zip")) {
        for (Map.Entry<String, CounterMapping> mapping : mappings.entrySet()) {
          Parcel parcel = RecordedFiles.read(FORMATS.get(folder), file, mapping.getValue());
          String line =
              FileSummary.lineOf(
                  nameOf(folder, file), RecordedFiles.sha256(file), mapping.getKey(), parcel);
          String expected = golden.get(keyOf(line));
          if (expected != null) {
            assertEquals(expected, line);
            compared++;
          }
          lines.add(line);
        }
      }
    }
    System.out.println("summaries: " + lines.size() + " lines, " + compared + " of them compared");
    if (isWriting()) {
      Path target =
          Path.of(
              "src/test/resources",
              getClass().getPackageName().replace('.', '/'),
              RecordedFiles.SUMMARIES);
      Files.write(target, lines);
      System.out.println("summaries: written to " + target.toAbsolutePath());
    }
  }

  private static boolean isWriting() {
    return System.getProperty("umbral.summaries", "").equals("write");
  }

  private Map<String, String> golden() throws IOException {
    Map<String, String> lines = new HashMap<>();
    try (InputStream stream = getClass().getResourceAsStream(RecordedFiles.SUMMARIES)) {
      if (stream != null) {
        new String(stream.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .forEach(line -> lines.put(keyOf(line), line));
      }
    }
    return lines;
  }

  private static String keyOf(String line) {
    Matcher key = KEY.matcher(line);
    assertTrue(key.lookingAt(), line);
    return key.group();
  }

  private static String nameOf(String folder, Path file) {
    String path = file.toString().replace(file.getFileSystem().getSeparator(), "/");
    return path.substring(path.lastIndexOf("/" + folder + "/") + 1);
  }
}
