package io.umbral.benchmarks.quality;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A series of the Numenta Anomaly Benchmark, with the windows in which something was wrong.
 *
 * @param name of its file
 * @param atMillis instants, milliseconds since the epoch, in order
 * @param values at these instants
 * @param anomalies windows, by the people of the benchmark
 */
record LabelledSeries(String name, List<Long> atMillis, List<Double> values, List<Span> anomalies) {

  /** The file that says what was wrong. */
  static final String LABELS = "labels.json";

  /** Copies. */
  LabelledSeries {
    atMillis = List.copyOf(atMillis);
    values = List.copyOf(values);
    anomalies = List.copyOf(anomalies);
  }

  /**
   * Reads all series of a folder.
   *
   * @param folder with labels and the files that these name
   * @return by name
   */
  static List<LabelledSeries> readAll(Path folder) throws IOException {
    List<LabelledSeries> all = new ArrayList<>();
    for (Map.Entry<String, List<Span>> labelled : labels(folder.resolve(LABELS)).entrySet()) {
      all.add(read(folder.resolve(labelled.getKey()), labelled.getValue()));
    }
    return all;
  }

  private static LabelledSeries read(Path file, List<Span> anomalies) throws IOException {
    List<Long> instants = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (String line : lines.subList(1, lines.size())) {
      int comma = line.indexOf(',');
      instants.add(millis(line.substring(0, comma)));
      values.add(Double.parseDouble(line.substring(comma + 1)));
    }
    return new LabelledSeries(file.getFileName().toString(), instants, values, anomalies);
  }

  /** Windows stand as pairs of texts in an array named {@code anomaly_windows} of each file. */
  private static Map<String, List<Span>> labels(Path file) throws IOException {
    Map<String, List<Span>> labels = new TreeMap<>();
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      String series = "";
      int depth = 0;
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        depth += token == JsonToken.START_OBJECT ? 1 : token == JsonToken.END_OBJECT ? -1 : 0;
        if (token == JsonToken.FIELD_NAME && depth == 1) {
          series = json.currentName();
        } else if (token == JsonToken.FIELD_NAME && json.currentName().equals("anomaly_windows")) {
          json.nextToken();
          labels.put(series, windows(json));
        }
      }
    }
    return labels;
  }

  private static List<Span> windows(JsonParser json) throws IOException {
    List<Span> windows = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      long from = millis(json.nextTextValue());
      windows.add(new Span("", from, millis(json.nextTextValue())));
      json.nextToken();
    }
    return windows;
  }

  private static long millis(String time) {
    return LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
