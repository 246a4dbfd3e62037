package io.umbral.model;

/** Level of a region. A corridor is a set of municipalities beside the tree of the other three. */
public enum RegionLevel {
  /** Root of a tree. */
  COUNTRY,
  /** Federal entity. */
  STATE,
  /** Leaf of the tree, where cells stand. */
  MUNICIPALITY,
  /** Set of municipalities, for example an industrial corridor. */
  CORRIDOR
}
