package io.umbral.console.map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads a TopoJSON topology (quantized or not) and projects its polygons onto a plane: longitude is
 * shortened by the cosine of the middle latitude, which is true enough for one country.
 */
public final class TopoJson {

  /** Width of the drawing: with one decimal, finer than a pixel of any screen. */
  private static final int WIDTH = 1_000;

  /** Rings smaller than this, in square units of the drawing, are islets that nobody sees. */
  private static final double SMALLEST_RING = 1.5;

  /** Points closer than this to the one before, in units of the drawing, are left out. */
  private static final double NEAREST_POINT = 0.8;

  private final List<double[][]> arcs = new ArrayList<>();
  private final Map<String, List<List<int[]>>> polygons = new HashMap<>();
  private double[] scale = {1, 1};
  private double[] translate = {0, 0};
  private boolean isQuantized;

  private TopoJson() {}

  /**
   * Reads and projects.
   *
   * @param json a topology
   * @param places which geometries are wanted, and for which region
   * @return the map; places whose geometry is not there are left out
   * @throws IOException where the text is no topology
   */
  public static RegionMap read(byte[] json, List<RegionMap.Place> places) throws IOException {
    TopoJson topology = new TopoJson();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      topology.parse(parser);
    }
    return topology.project(places);
  }

  private void parse(JsonParser json) throws IOException {
    require(json.nextToken() == JsonToken.START_OBJECT);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "transform" -> parseTransform(json);
        case "arcs" -> parseArcs(json);
        case "objects" -> parseObjects(json);
        default -> json.skipChildren();
      }
    }
  }

  private void parseTransform(JsonParser json) throws IOException {
    isQuantized = true;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      if (field.equals("scale")) {
        scale = pair(json);
      } else {
        translate = pair(json);
      }
    }
  }

  private static double[] pair(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY);
    json.nextToken();
    double first = json.getDoubleValue();
    json.nextToken();
    double second = json.getDoubleValue();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(json.currentToken() != null);
    }
    return new double[] {first, second};
  }

  private void parseArcs(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.START_ARRAY) {
      List<double[]> points = new ArrayList<>();
      while (json.nextToken() == JsonToken.START_ARRAY) {
        points.add(pair(json));
      }
      arcs.add(points.toArray(double[][]::new));
    }
  }

  private void parseObjects(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("geometries")) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            parseGeometry(json);
          }
        } else {
          json.skipChildren();
        }
      }
    }
  }

  private void parseGeometry(JsonParser json) throws IOException {
    String id = "";
    List<List<int[]>> rings = new ArrayList<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "id" -> id = json.getText();
        case "arcs" -> rings.add(parseRings(json));
        default -> json.skipChildren();
      }
    }
    polygons.put(id, rings);
  }

  /** Rings of a Polygon or MultiPolygon: arrays of arc numbers, however deep they stand. */
  private static List<int[]> parseRings(JsonParser json) throws IOException {
    List<int[]> rings = new ArrayList<>();
    List<Integer> ring = new ArrayList<>();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      require(token != null);
      if (token == JsonToken.START_ARRAY) {
        depth++;
      } else if (token == JsonToken.END_ARRAY) {
        depth--;
        if (!ring.isEmpty()) {
          rings.add(ring.stream().mapToInt(Integer::intValue).toArray());
          ring.clear();
        }
      } else {
        ring.add(json.getIntValue());
      }
    }
    return rings;
  }

  private RegionMap project(List<RegionMap.Place> places) throws IOException {
    List<double[][]> degrees = arcs.stream().map(this::decode).toList();
    double[] box = {Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE};
    for (double[][] arc : degrees) {
      for (double[] point : arc) {
        box[0] = Math.min(box[0], point[0]);
        box[1] = Math.min(box[1], point[1]);
        box[2] = Math.max(box[2], point[0]);
        box[3] = Math.max(box[3], point[1]);
      }
    }
    require(box[2] > box[0] && box[3] > box[1]);
    double shortening = Math.cos(Math.toRadians((box[1] + box[3]) / 2));
    double unit = WIDTH / ((box[2] - box[0]) * shortening);
    List<RegionMap.Shape> shapes = new ArrayList<>();
    for (RegionMap.Place place : places) {
      StringBuilder path = new StringBuilder();
      for (List<int[]> rings : polygons.getOrDefault(place.shape(), List.of())) {
        for (int[] ring : rings) {
          append(path, points(ring, degrees, box, shortening * unit, unit));
        }
      }
      if (path.length() > 0) {
        shapes.add(
            new RegionMap.Shape(
                place.region(), path.toString(), place.tileColumn(), place.tileRow()));
      }
    }
    return new RegionMap(WIDTH, (int) Math.ceil((box[3] - box[1]) * unit), shapes);
  }

  /** Quantized arcs are differences of whole numbers. */
  private double[][] decode(double[][] arc) {
    if (!isQuantized) {
      return arc;
    }
    double[][] decoded = new double[arc.length][];
    double x = 0;
    double y = 0;
    for (int i = 0; i < arc.length; i++) {
      x += arc[i][0];
      y += arc[i][1];
      decoded[i] = new double[] {x * scale[0] + translate[0], y * scale[1] + translate[1]};
    }
    return decoded;
  }

  private static List<double[]> points(
      int[] ring, List<double[][]> arcs, double[] box, double unitX, double unitY)
      throws IOException {
    List<double[]> points = new ArrayList<>();
    for (int number : ring) {
      // The complement of a number is the arc read backwards.
      int index = number < 0 ? ~number : number;
      require(index < arcs.size());
      double[][] arc = arcs.get(index);
      for (int i = 0; i < arc.length; i++) {
        double[] point = arc[number < 0 ? arc.length - 1 - i : i];
        points.add(new double[] {(point[0] - box[0]) * unitX, (box[3] - point[1]) * unitY});
      }
    }
    return points;
  }

  private static void append(StringBuilder path, List<double[]> points) {
    if (Math.abs(area(points)) < SMALLEST_RING) {
      return;
    }
    double[] last = null;
    for (double[] point : points) {
      if (last != null && Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAREST_POINT) {
        continue;
      }
      path.append(last == null ? 'M' : 'L')
          .append(String.format(Locale.ROOT, "%.1f,%.1f", point[0], point[1]));
      last = point;
    }
    path.append('Z');
  }

  private static double area(List<double[]> points) {
    double twice = 0;
    for (int i = 0; i < points.size(); i++) {
      double[] from = points.get(i);
      double[] to = points.get((i + 1) % points.size());
      twice += from[0] * to[1] - to[0] * from[1];
    }
    return twice / 2;
  }

  private static void require(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("the topology is cut off or is none; it should be a TopoJSON object");
    }
  }
}
