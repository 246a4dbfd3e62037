package io.umbral.pipeline;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Corridor;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A small nation with everything that is awkward: cells that move, appear and retire at their
 * instants, a corridor that grows, sources that name unknown cells, only a region, or one that is
 * not in the tree; and its reports in a random order of arrival, some twice, some late.
 */
final class RandomNation {

  static final long BEGIN = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  static final long MINUTE = 60_000;
  static final int PARTITIONS = 5;
  static final long OUT_OF_ORDERNESS = 5_000;

  /** How far behind the order of event time reports arrive. */
  record Disorder(double duplicates, long duplicateDelay, double late, long lateDelay) {

    /** Within the out-of-orderness, and duplicates while their period is remembered. */
    static final Disorder ON_TIME = new Disorder(0.15, 3 * MINUTE, 0, 0);

    /** Also late by so much that part of it is too late. */
    static final Disorder LATE = new Disorder(0.15, 12 * MINUTE, 0.12, 12 * MINUTE);
  }

  /** A report on its way. */
  record Sent(int partition, long arrivalMillis, CellReport report) {}

  private record Site(Origin origin, int partition, int periodMillis, List<CellReading> template) {}

  final List<Region> regions = new ArrayList<>();
  final List<Corridor> corridors = new ArrayList<>();
  final List<Cell> cells = new ArrayList<>();
  final List<List<Sent>> arrivals = new ArrayList<>();
  private final List<String> municipalities = new ArrayList<>();
  private final List<Site> sites = new ArrayList<>();
  private final Random random;
  private final int minutes;

  RandomNation(long seed, int minutes, Disorder disorder) {
    this.random = new Random(seed);
    this.minutes = minutes;
    drawMap();
    drawSites();
    send(disorder);
  }

  private void drawMap() {
    regions.add(region("MX", RegionLevel.COUNTRY, null));
    for (int state = 0; state < 3; state++) {
      regions.add(region("S" + state, RegionLevel.STATE, "MX"));
      for (int i = 0; i < 3; i++) {
        String municipality = "S" + state + "-M" + i;
        regions.add(region(municipality, RegionLevel.MUNICIPALITY, "S" + state));
        municipalities.add(municipality);
      }
    }
    corridors.add(new Corridor("BAJIO", "Bajio", municipalities.subList(1, 5), 0));
    corridors.add(
        new Corridor("BAJIO", "Bajio", municipalities.subList(2, 7), BEGIN + minutes / 2 * MINUTE));
    corridors.add(
        new Corridor(
            "ISTHMUS", "Isthmus", municipalities.subList(7, 9), BEGIN + minutes / 3 * MINUTE));
  }

  private static Region region(String id, RegionLevel level, String parent) {
    return new Region(id, id, level, Optional.ofNullable(parent), OptionalLong.empty());
  }

  private void drawSites() {
    for (int i = 0; i < 12; i++) {
      String plmn = random.nextBoolean() ? "334020" : "33403";
      String host = "host-" + random.nextInt(3);
      int period = new int[] {15_000, 60_000, 60_000, 300_000, 7_777}[random.nextInt(5)];
      Optional<String> region =
          switch (random.nextInt(4)) {
            case 0 -> Optional.of(municipalities.get(random.nextInt(municipalities.size())));
            case 1 -> Optional.of(random.nextInt(3) == 0 ? "ATLANTIS" : "S1");
            default -> Optional.empty();
          };
      List<CellReading> template = new ArrayList<>();
      for (int c = 0; c <= random.nextInt(4); c++) {
        template.add(drawCell(plmn, host, 16L * i + c, period));
      }
      if (region.isPresent() && random.nextBoolean()) {
        template.add(CellReading.withoutCell(Technology.UNKNOWN));
      }
      Origin origin = new Origin("site-" + i, host, Optional.of(plmn), Optional.empty(), region);
      sites.add(new Site(origin, random.nextInt(PARTITIONS), period, template));
    }
  }

  /** Instants of facts are slices' starts: a cell is in one place for a whole slice. */
  private CellReading drawCell(String plmn, String host, long cellId, int period) {
    Technology technology = random.nextBoolean() ? Technology.LTE : Technology.NR;
    boolean isKnown = random.nextInt(6) > 0;
    if (isKnown) {
      long from = random.nextInt(5) == 0 ? drawMinute() : 0;
      cells.add(cell(plmn, cellId, host, technology, period, false, from));
      if (random.nextInt(3) == 0) {
        cells.add(cell(plmn, cellId, host, technology, period, false, drawMinute()));
      }
      if (random.nextInt(6) == 0) {
        cells.add(cell(plmn, cellId, host, technology, period, true, drawMinute()));
      }
    }
    return CellReading.of(random.nextInt(4) == 0 ? Technology.UNKNOWN : technology, cellId);
  }

  private long drawMinute() {
    return BEGIN + (1 + random.nextInt(minutes)) * MINUTE;
  }

  private Cell cell(
      String plmn,
      long cellId,
      String host,
      Technology technology,
      int period,
      boolean retired,
      long from) {
    String municipality = municipalities.get(random.nextInt(municipalities.size()));
    return new Cell(
        new CellKey(plmn, cellId), "site", municipality, host, technology, period, retired, from);
  }

  private void send(Disorder disorder) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      arrivals.add(new ArrayList<>());
    }
    for (Site site : sites) {
      long start = (BEGIN / site.periodMillis() + 1) * site.periodMillis();
      long end = BEGIN + minutes * MINUTE;
      for (; start + site.periodMillis() <= end; start += site.periodMillis()) {
        if (random.nextInt(12) > 0) {
          send(site, start, disorder);
        }
      }
    }
    arrivals.forEach(ofOne -> ofOne.sort(Comparator.comparingLong(Sent::arrivalMillis)));
  }

  private void send(Site site, long start, Disorder disorder) {
    int period = random.nextInt(15) == 0 ? site.periodMillis() / 3 : site.periodMillis();
    List<CellReading> readings = new ArrayList<>();
    for (CellReading template : site.template()) {
      readings.add(measure(template));
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(readings, random);
    }
    if (random.nextInt(20) == 0) {
      readings.add(readings.get(0));
    }
    CellReport report = new CellReport(site.origin(), start, period, readings);
    long due = start + period + random.nextInt((int) OUT_OF_ORDERNESS);
    boolean isLate = random.nextDouble() < disorder.late();
    long arrival = isLate ? due + random.nextLong(disorder.lateDelay()) : due;
    arrivals.get(site.partition()).add(new Sent(site.partition(), arrival, report));
    if (random.nextDouble() < disorder.duplicates()) {
      long again = arrival + random.nextLong(disorder.duplicateDelay());
      arrivals.get(site.partition()).add(new Sent(site.partition(), again, report));
    }
  }

  private CellReading measure(CellReading template) {
    CellReading reading =
        template.cellId().isPresent()
            ? CellReading.of(template.technology(), template.cellId().getAsLong())
            : CellReading.withoutCell(template.technology());
    reading.withSuspect(random.nextInt(15) == 0);
    if (random.nextInt(3) > 0) {
      long[] rtt = random.longs(random.nextInt(4), 100, 900_000).toArray();
      reading.withRttMicros(new Values.Samples(rtt));
    }
    if (random.nextBoolean()) {
      // Buckets below 64 hold one value each, so that the sum is exact.
      reading.withDownlinkKbps(new Values.Histogram(3 * 7 + 40, new int[] {7, 40}, counts(3, 1)));
    }
    if (random.nextBoolean()) {
      reading.withRsrpDbm(new Values.Samples(-60 - random.nextInt(70), -100));
    }
    if (random.nextBoolean()) {
      int sent = 1 + random.nextInt(20);
      reading.withLostProbes(new Ratio(random.nextInt(sent), sent));
    }
    if (random.nextBoolean()) {
      reading.withDownlink(new CellReading.Volume(random.nextInt(1 << 20), random.nextInt(999)));
    }
    if (random.nextBoolean()) {
      reading.withUnavailableMillis(random.nextInt(2_000));
    }
    if (random.nextBoolean()) {
      reading.withRrcSetup(new Ratio(random.nextInt(50), 50));
    }
    return reading;
  }

  private static long[] counts(long... counts) {
    return counts;
  }
}
