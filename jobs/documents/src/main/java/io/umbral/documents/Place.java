package io.umbral.documents;

import java.util.Objects;

/**
 * Where something stands in a document.
 *
 * @param file name of the file, as the reader was told
 * @param line line, from 1
 * @param column column, from 1
 * @param path way from the root of the document, {@code spec.objectives[0].target}; empty for the
 *     root
 */
public record Place(String file, int line, int column, String path) {

  /** Validates. */
  public Place {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(path, "path");
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException(
          "line " + line + " and column " + column + " of " + file + " should count from 1");
    }
  }

  /**
   * The place of a field below this one, said with this place's line, as a field that is missing
   * has none of its own.
   *
   * @param name name of the field
   * @return same file, line and column; the path goes on to the field
   */
  public Place field(String name) {
    return new Place(file, line, column, path.isEmpty() ? name : path + "." + name);
  }

  /**
   * The place of an item below this one, said with this place's line.
   *
   * @param index of the item, from 0
   * @return same file, line and column; the path goes on to the item
   */
  public Place item(int index) {
    return new Place(file, line, column, path + "[" + index + "]");
  }
}
