package io.umbral.pipeline.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.umbral.model.Corridor;
import io.umbral.model.KpiTotals;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import io.umbral.model.Total;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Leaves count for what they lie in, however the tree is shaped and whenever it changes. */
final class RollUpTest {

  private static final List<String> OPERATORS = List.of("north", "south");
  private static final List<String> TECHNOLOGIES = List.of("LTE", "NR");
  private static final int REGIONS = 12;
  private static final int CHANGE_MILLIS = 1_000;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everySeriesIsTheSumOfTheLeavesBelowIt(long seed) {
    Random random = new Random(seed);
    Topology topology = new Topology();
    List<Leaf> leaves = new ArrayList<>();
    RollUp rollUp = new RollUp(topology);
    for (int round = 0; round < 40; round++) {
      change(topology, random);
      if (random.nextBoolean()) {
        addLeaf(leaves, random);
      }
      OpenSlice slice = new OpenSlice(random.nextInt(5) * (long) CHANGE_MILLIS);
      for (int touches = leaves.isEmpty() ? 0 : random.nextInt(2 * leaves.size());
          touches > 0;
          touches--) {
        slice.of(random.nextInt(leaves.size())).add(Total.READINGS, random.nextInt(1, 100));
      }
      Map<SeriesKey, Long> rolled = new HashMap<>();
      Map<SeriesKey, Long> ofLeaves = new HashMap<>();
      rollUp.roll(
          slice,
          leaves,
          (key, isLeaf, totals) -> {
            rolled.merge(key, totals.get(Total.READINGS), Long::sum);
            if (isLeaf) {
              ofLeaves.merge(key, totals.get(Total.READINGS), Long::sum);
            }
          });
      assertEquals(oneByOne(slice, leaves, topology), rolled, "round " + round);
      assertEquals(touched(slice, leaves), ofLeaves, "round " + round);
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  /** Regions under any other region, under themselves and in circles too; corridors of any. */
  private static void change(Topology topology, Random random) {
    long from = random.nextInt(5) * (long) CHANGE_MILLIS;
    if (random.nextInt(4) == 0) {
      List<String> members =
          random.ints(3, 0, REGIONS).distinct().mapToObj(RollUpTest::region).toList();
      String id = random.nextInt(8) == 0 ? region(0) : "corridor" + random.nextInt(2);
      topology.apply(new Corridor(id, id, members, from));
      return;
    }
    int region = random.nextInt(REGIONS);
    boolean anywhere = random.nextInt(6) == 0;
    int parent = anywhere ? random.nextInt(REGIONS) : region / 2;
    topology.apply(
        new Region(
            region(region),
            region(region),
            RegionLevel.MUNICIPALITY,
            Optional.of(region(parent)),
            OptionalLong.empty()),
        from);
  }

  private static void addLeaf(List<Leaf> leaves, Random random) {
    Leaf leaf =
        new Leaf(
            region(random.nextInt(REGIONS)),
            OPERATORS.get(random.nextInt(2)),
            TECHNOLOGIES.get(random.nextInt(2)));
    if (!leaves.contains(leaf)) {
      leaves.add(leaf);
    }
  }

  private static String region(int number) {
    return "R" + number;
  }

  private static Map<SeriesKey, Long> oneByOne(
      OpenSlice slice, List<Leaf> leaves, Topology topology) {
    Map<SeriesKey, Long> sums = new HashMap<>();
    for (int i = 0; i < slice.touchedCount(); i++) {
      Leaf leaf = leaves.get(slice.touchedLeaf(i));
      long readings = slice.of(slice.touchedLeaf(i)).get(Total.READINGS);
      for (String region : topology.lineageAt(leaf.region(), slice.startMillis())) {
        for (String operator : List.of(leaf.ranHost(), SeriesKey.ALL)) {
          for (String technology : List.of(leaf.technology(), SeriesKey.ALL)) {
            sums.merge(new SeriesKey(region, operator, technology), readings, Long::sum);
          }
        }
      }
    }
    return sums;
  }

  private static Map<SeriesKey, Long> touched(OpenSlice slice, List<Leaf> leaves) {
    Map<SeriesKey, Long> sums = new HashMap<>();
    for (int i = 0; i < slice.touchedCount(); i++) {
      Leaf leaf = leaves.get(slice.touchedLeaf(i));
      KpiTotals totals = slice.of(slice.touchedLeaf(i));
      sums.put(
          new SeriesKey(leaf.region(), leaf.ranHost(), leaf.technology()),
          totals.get(Total.READINGS));
    }
    return sums;
  }
}
