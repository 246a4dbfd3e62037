package io.umbral.wire;

/** Keys of compacted topics that name a thing by several parts. */
final class TopicKeys {

  private TopicKeys() {}

  /**
   * Parts divided by a bar. A bar or backslash inside of a part has a backslash before it, so that
   * no two names run together.
   */
  static String of(String... parts) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        key.append('|');
      }
      key.append(parts[i].replace("\\", "\\\\").replace("|", "\\|"));
    }
    return key.toString();
  }
}
