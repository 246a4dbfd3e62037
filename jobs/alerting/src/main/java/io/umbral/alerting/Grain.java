package io.umbral.alerting;

/** How small a subject is. */
public enum Grain {
  /** A region or corridor as a whole. */
  REGION,
  /** A site of a region, all of its cells together. */
  SITE,
  /** One cell of a site. */
  CELL
}
