package io.umbral.console.kafka;

import java.util.HashMap;
import java.util.Map;

/** The properties of a client. */
final class ClientProperties {

  private ClientProperties() {}

  /**
   * Puts them together.
   *
   * @param client of every client: who the console is
   * @param own names and values of this one in turn; they beat the others
   */
  static Map<String, Object> with(Map<String, String> client, String... own) {
    Map<String, Object> all = new HashMap<>(client);
    for (int i = 0; i < own.length; i += 2) {
      all.put(own[i], own[i + 1]);
    }
    return all;
  }
}
