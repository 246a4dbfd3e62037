package io.umbral.embedded.publish;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What publishing would change on the topics.
 *
 * @param added facts that no topic holds
 * @param changed facts of which the topic says something else, and may
 * @param edited versions of which the topic says something else, and must not
 * @param unchanged number of facts that the topics hold already
 */
record Changes(List<Fact> added, List<Fact> changed, List<Fact> edited, int unchanged) {

  /** Copies. */
  Changes {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    edited = List.copyOf(edited);
  }

  /**
   * Compares.
   *
   * @param facts of files
   * @param known by topic and key, what the topics say now
   */
  static Changes between(List<Fact> facts, Map<String, Map<ByteBuffer, ByteBuffer>> known) {
    List<Fact> added = new ArrayList<>();
    List<Fact> changed = new ArrayList<>();
    List<Fact> edited = new ArrayList<>();
    int unchanged = 0;
    for (Fact fact : facts) {
      ByteBuffer before = known.get(fact.topic()).get(fact.key());
      if (before == null) {
        added.add(fact);
      } else if (before.equals(fact.value())) {
        unchanged++;
      } else {
        (fact.isVersion() ? edited : changed).add(fact);
      }
    }
    return new Changes(added, changed, edited, unchanged);
  }
}
