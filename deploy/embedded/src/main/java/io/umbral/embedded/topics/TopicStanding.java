package io.umbral.embedded.topics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A topic as it was found, beside what it should be.
 *
 * @param spec what it should be
 * @param found what it is; empty where there is none
 */
record TopicStanding(TopicSpec spec, Optional<Found> found) {

  /**
   * A topic that is there.
   *
   * @param partitions their number
   * @param replicas of the partition that has fewest
   * @param settings all that are in force, by their names
   */
  record Found(int partitions, int replicas, Map<String, String> settings) {}

  boolean isMissing() {
    return found.isEmpty();
  }

  /**
   * What is not as it should be.
   *
   * @param many partitions of topics that are spread; empty where any number is right
   * @return a sentence each; none for a topic that is missing
   */
  List<String> differences(Optional<Integer> many) {
    List<String> differences = new ArrayList<>();
    found.ifPresent(
        topic -> {
          Optional<Integer> wanted = spec.spread() == TopicSpec.Spread.ONE ? Optional.of(1) : many;
          if (wanted.isPresent() && wanted.get() != topic.partitions()) {
            differences.add(
                "has " + topic.partitions() + " partitions and should have " + wanted.get());
          }
          new TreeMap<>(spec.settings())
              .forEach(
                  (name, value) -> {
                    String is = topic.settings().getOrDefault(name, "unknown");
                    if (!normal(is).equals(normal(value))) {
                      differences.add(name + " is " + is + " and should be " + value);
                    }
                  });
        });
    return differences;
  }

  /** A list of policies is a set. */
  private static String normal(String value) {
    return String.join(",", new TreeSet<>(Arrays.asList(value.split(",", -1))));
  }
}
