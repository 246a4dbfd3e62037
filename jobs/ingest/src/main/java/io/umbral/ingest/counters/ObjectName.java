package io.umbral.ingest.counters;

/**
 * A local distinguished name (TS 32.300): pairs of class and identifier from the root downwards,
 * with commas between; a comma inside of an identifier has a backslash before it.
 */
final class ObjectName {

  /** Class of network elements, as it begins a pair. */
  static final String ELEMENT = "ManagedElement=";

  private ObjectName() {}

  /** Class of the object itself; empty where the name has no pair at its end. */
  static String classOf(String name) {
    int from = startOfLast(name);
    int equals = name.indexOf('=', from);
    return equals < 0 ? "" : name.substring(from, equals).strip();
  }

  /** Identifier of the object inside of its parent. */
  static String identifierOf(String name) {
    return name.substring(name.indexOf('=', startOfLast(name)) + 1).strip();
  }

  private static int startOfLast(String name) {
    int comma = name.lastIndexOf(',');
    while (comma > 0 && name.charAt(comma - 1) == '\\') {
      comma = name.lastIndexOf(',', comma - 1);
    }
    return comma + 1;
  }

  /** One name below another, either of them perhaps empty. */
  static String join(String upper, String lower) {
    return upper.isEmpty() || lower.isEmpty() ? upper + lower : upper + "," + lower;
  }

  /**
   * The whole name of an object. Its local name begins below the prefix where it names the element,
   * and below the element where it does not.
   *
   * @param prefix of the file
   * @param element local name of the element
   * @param object local name of the object
   */
  static String whole(String prefix, String element, String object) {
    boolean namesElement =
        object.startsWith(ELEMENT)
            || object.contains("," + ELEMENT)
            || (!element.isEmpty() && object.startsWith(element + ","));
    return join(prefix, namesElement ? object : join(element, object));
  }
}
