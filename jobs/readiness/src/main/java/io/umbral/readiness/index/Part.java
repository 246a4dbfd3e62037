package io.umbral.readiness.index;

/** A part of an index: something measured, or a group of parts. */
public sealed interface Part permits Group, Indicator {

  /**
   * Identifier.
   *
   * @return unique in its index
   */
  String id();

  /**
   * Name for people.
   *
   * @return not empty
   */
  String name();

  /**
   * Weight among its siblings.
   *
   * @return above 0; siblings need not sum to 1
   */
  double weight();
}
