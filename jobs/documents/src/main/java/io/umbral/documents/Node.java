package io.umbral.documents;

/** A value of a document, with the place it stands at. */
public sealed interface Node permits Fields, Items, Scalar {

  /**
   * Where the value begins.
   *
   * @return its place; for a value that an alias repeats, the place of the alias
   */
  Place place();

  /**
   * What the value is, for messages.
   *
   * @return words like {@code a mapping} or {@code the text "x"}
   */
  String described();
}
