package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.harness.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * One run of one entry.
 *
 * @param entry what was run
 * @param digest what it came to
 * @param figures what was measured
 */
record Run(Entry entry, Digest digest, Properties figures) {

  double figure(String name) {
    return Double.parseDouble(figures.getProperty(name));
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("entry", entry.name());
    json.put("digest", digest.sha256());
    json.put("windows", digest.windows());
    new TreeSet<>(figures.stringPropertyNames()).forEach(name -> json.put(name, figure(name)));
    return json;
  }
}
