package io.umbral.documents;

/**
 * Bounds of what is read, so that a hostile or mistaken file costs little.
 *
 * @param characters longest text, in characters
 * @param depth deepest nesting of mappings and sequences
 * @param nodes most values of all documents of the text, those repeated by aliases counted again
 * @param aliases most aliases
 */
public record Limits(int characters, int depth, int nodes, int aliases) {

  /** For files that people write by hand: 4 Mi characters, 64 levels, 500,000 values. */
  public static final Limits DEFAULT = new Limits(4 << 20, 64, 500_000, 100);

  /** Validates. */
  public Limits {
    if (characters < 1 || depth < 1 || nodes < 1 || aliases < 0) {
      throw new IllegalArgumentException(
          "limits should be positive: characters "
              + characters
              + ", depth "
              + depth
              + ", nodes "
              + nodes
              + ", aliases "
              + aliases);
    }
  }
}
