package io.umbral.benchmarks;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Corridor;
import io.umbral.model.Ratio;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Technology;
import io.umbral.model.Values.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is replayed: sites of ten cells, each cell measured every second. A reading has three
 * round-trip times, two signal levels, volume and active time of both directions, and probes; it
 * takes about 50 bytes, and about 95 in a record of its own. One reading in 512 is suspect; where
 * records are delivered twice, it is one in 1,024. All values follow from the seed, the cell and
 * the second.
 *
 * @param seed any number
 * @param sites number of sites
 * @param municipalities number of leaf regions; sites are spread evenly
 * @param isBatched whether a site reports its ten cells in one record, or each cell in its own
 * @param redelivers whether some records are delivered twice
 */
public record Workload(
    long seed, int sites, int municipalities, boolean isBatched, boolean redelivers) {

  /** Cells of a site. */
  public static final int CELLS_PER_SITE = 10;

  /** Start of the first period: 2026-01-01T00:00:00Z. */
  public static final long START_MILLIS = 1_767_225_600_000L;

  /** Length of a period in milliseconds. */
  public static final int PERIOD_MILLIS = 1_000;

  private static final int LTE_CELLS = 6;
  private static final int MUNICIPALITIES_PER_STATE = 20;
  private static final String COUNTRY = "MX";
  private static final List<String> OPERATORS = List.of("north", "south", "east", "west");
  private static final List<String> PLMNS = List.of("334020", "334050", "334090", "334140");
  private static final long FIRST_CELL_ID = 100_000_000;

  /** Number of sources: sites, or cells where each reports alone. */
  public int sources() {
    return isBatched ? sites : sites * CELLS_PER_SITE;
  }

  /** Number of cells. */
  public int cells() {
    return sites * CELLS_PER_SITE;
  }

  /** Readings in a record. */
  public int readingsPerRecord() {
    return isBatched ? CELLS_PER_SITE : 1;
  }

  /** Partition of a source's records; all cells of a site are in one. */
  public int partitionOf(int source, int partitions) {
    return (int) Long.remainderUnsigned(mix(siteOf(source)), partitions);
  }

  /** Identity of a source, the key of its records. */
  public String sourceId(int source) {
    return isBatched ? "site-" + source : "cell-" + source;
  }

  /** Whether a record of a source is delivered twice. */
  public boolean isRedelivered(int source, int second) {
    return redelivers && (mix(seed ^ 0xD0B1L ^ ((long) source << 32) ^ second) & 1023) == 0;
  }

  /**
   * What a source says about a second.
   *
   * @param source 0..{@link #sources()}-1
   * @param second seconds after {@link #START_MILLIS}
   * @return the report
   */
  public CellReport report(int source, int second) {
    int site = siteOf(source);
    int first = isBatched ? 0 : source % CELLS_PER_SITE;
    List<CellReading> readings = new ArrayList<>(readingsPerRecord());
    for (int i = 0; i < readingsPerRecord(); i++) {
      readings.add(reading(site, first + i, second));
    }
    Origin origin =
        new Origin(
            sourceId(source),
            operatorOf(site),
            Optional.of(plmnOf(site)),
            Optional.empty(),
            Optional.empty());
    return new CellReport(
        origin, START_MILLIS + second * (long) PERIOD_MILLIS, PERIOD_MILLIS, readings);
  }

  private CellReading reading(int site, int cell, int second) {
    long id = cellId(site, cell);
    long a = mix(seed ^ id << 24 ^ second);
    long b = mix(a);
    Samples levels = new Samples(-125 + bits(b, 0, 6), -125 + bits(b, 6, 6));
    CellReading reading =
        CellReading.of(technologyOf(cell), id)
            .withSuspect(bits(b, 12, 9) == 0)
            .withRttMicros(
                new Samples(rttMicros(site, a), rttMicros(site, a >>> 20), rttMicros(site, b)))
            .withDownlink(new Volume(bits(a, 8, 21), 1 + bits(b, 21, 9)))
            .withUplink(new Volume(bits(a, 29, 18), 1 + bits(b, 30, 9)))
            .withLostProbes(new Ratio(bits(b, 39, 6) == 0 ? 1 : 0, 3));
    return technologyOf(cell) == Technology.NR
        ? reading.withSsRsrpDbm(levels)
        : reading.withRsrpDbm(levels);
  }

  /** 12..36 ms, with a long tail of one in 32 to about 300 ms. */
  private static long rttMicros(int site, long random) {
    long micros = 12_000 + (site & 15) * 500L + bits(random, 0, 13) + bits(random, 13, 13);
    return bits(random, 26, 5) == 0 ? micros + bits(random, 31, 18) : micros;
  }

  /** The region tree: a country, its states and their municipalities. */
  public List<Region> regions() {
    List<Region> regions = new ArrayList<>();
    regions.add(Region.root(COUNTRY));
    for (int i = 0; i < states(); i++) {
      regions.add(region("S" + i, RegionLevel.STATE, COUNTRY));
    }
    for (int i = 0; i < municipalities; i++) {
      regions.add(region("M" + i, RegionLevel.MUNICIPALITY, "S" + i % states()));
    }
    return regions;
  }

  private int states() {
    return Math.max(1, municipalities / MUNICIPALITIES_PER_STATE);
  }

  private static Region region(String id, RegionLevel level, String parent) {
    return new Region(id, id, level, Optional.of(parent), OptionalLong.empty());
  }

  /** One corridor of every twentieth municipality. */
  public List<Corridor> corridors() {
    List<String> members = new ArrayList<>();
    for (int i = 0; i < municipalities; i += 20) {
      members.add("M" + i);
    }
    return List.of(new Corridor("C0", "C0", members, 0));
  }

  /** Every cell. */
  public List<Cell> inventory() {
    List<Cell> cells = new ArrayList<>(cells());
    for (int site = 0; site < sites; site++) {
      for (int cell = 0; cell < CELLS_PER_SITE; cell++) {
        cells.add(
            new Cell(
                new CellKey(plmnOf(site), cellId(site, cell)),
                "site-" + site,
                "M" + (site / OPERATORS.size()) % municipalities,
                operatorOf(site),
                technologyOf(cell),
                PERIOD_MILLIS,
                false,
                0));
      }
    }
    return cells;
  }

  private int siteOf(int source) {
    return isBatched ? source : source / CELLS_PER_SITE;
  }

  private static long cellId(int site, int cell) {
    return FIRST_CELL_ID + 16L * site + cell;
  }

  private static Technology technologyOf(int cell) {
    return cell < LTE_CELLS ? Technology.LTE : Technology.NR;
  }

  private static String operatorOf(int site) {
    return OPERATORS.get(site % OPERATORS.size());
  }

  private static String plmnOf(int site) {
    return PLMNS.get(site % PLMNS.size());
  }

  private static int bits(long random, int from, int count) {
    return (int) (random >>> from) & ((1 << count) - 1);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
