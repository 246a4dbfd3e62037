package io.umbral.console.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TopoJsonTest {

  /** Two squares of one degree at the equator that share a side, which is stored once. */
  private static final String SQUARES =
      """
      {"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[10,0]},
       "objects":{"country":{"type":"GeometryCollection","geometries":[
         {"type":"Polygon","id":"W","properties":{"name":"west"},"arcs":[[0,1]]},
         {"type":"MultiPolygon","id":"E","arcs":[[[-1,-3]]]}]}},
       "arcs":[[[2,0],[0,2]],[[2,2],[-2,0],[0,-2],[2,0]],[[2,2],[2,0],[0,-2],[-2,0]]]}
      """;

  private static final List<RegionMap.Place> PLACES =
      List.of(
          new RegionMap.Place("west", "W", 0, 0),
          new RegionMap.Place("east", "E", 1, 0),
          new RegionMap.Place("south", "S", 2, 0));

  private static RegionMap read(String json) throws IOException {
    return TopoJson.read(json.getBytes(StandardCharsets.UTF_8), PLACES);
  }

  @Test
  void arcsAreReadForwardsAndBackwardsAndProjected() throws IOException {
    RegionMap map = read(SQUARES);
    assertEquals(1_000, map.width());
    assertEquals(501, map.height());
    assertEquals(
        List.of(
            new RegionMap.Shape(
                "west", "M500.0,500.0L500.0,0.0L0.0,0.0L0.0,500.0L500.0,500.0Z", 0, 0),
            new RegionMap.Shape(
                "east", "M500.0,0.0L500.0,500.0L1000.0,500.0L1000.0,0.0L500.0,0.0Z", 1, 0)),
        map.shapes());
  }

  @Test
  void whatIsNoTopologyIsRefused() {
    assertThrows(IOException.class, () -> read("[]"));
    assertThrows(IOException.class, () -> read("{\"type\":\"Topology\"}"));
    assertThrows(IOException.class, () -> read(SQUARES.substring(0, 200)));
    assertThrows(IOException.class, () -> read(SQUARES.replace("[[0,1]]", "[[0,9]]")));
  }
}
