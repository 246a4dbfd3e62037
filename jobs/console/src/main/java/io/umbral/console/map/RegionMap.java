package io.umbral.console.map;

import java.util.List;

/**
 * Regions as they are drawn.
 *
 * @param width of the drawing, in its own units
 * @param height of the drawing, in its own units
 * @param shapes one for each region
 */
public record RegionMap(int width, int height, List<Shape> shapes) {

  /**
   * One region.
   *
   * @param region identifier
   * @param path data of an SVG path
   * @param tileColumn column in the grid of equal tiles, from 0
   * @param tileRow row in the grid of equal tiles, from 0
   */
  public record Shape(String region, String path, int tileColumn, int tileRow) {}

  /**
   * Where a region is found.
   *
   * @param region identifier
   * @param shape identifier of its geometry in the TopoJSON
   * @param tileColumn column in the grid of equal tiles, from 0
   * @param tileRow row in the grid of equal tiles, from 0
   */
  public record Place(String region, String shape, int tileColumn, int tileRow) {}

  /** Keeps its own list. */
  public RegionMap {
    shapes = List.copyOf(shapes);
  }
}
