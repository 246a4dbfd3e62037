package io.umbral.benchmarks.workload;

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
import java.util.function.Consumer;

/**
 * What is sent: sites of ten cells, each of which is measured once a round. A reading has three
 * round-trip times, two signal levels, volume and active time of both directions, and probes; it
 * takes about 50 bytes, and about 95 in a record of its own. One reading in 512 is suspect; where
 * records are delivered twice, it is one in 1,024. All values follow from the seed, the cell and
 * the round; what a cell says comes again after {@link #variants} rounds.
 *
 * @param seed any number
 * @param sites number of sites
 * @param municipalities number of leaf regions; sites are spread evenly
 * @param isBatched whether a site reports its ten cells in one record, or each cell in its own
 * @param redelivers whether some records are delivered twice
 * @param isSkewed whether one of the four operators has 70 % of the sites, or each a quarter
 * @param periodMillis length of a period in milliseconds
 * @param everyMillis time from the start of a round to that of the next, at least a period
 */
public record Workload(
    long seed,
    int sites,
    int municipalities,
    boolean isBatched,
    boolean redelivers,
    boolean isSkewed,
    int periodMillis,
    int everyMillis) {

  /** Cells of a site. */
  public static final int CELLS_PER_SITE = 10;

  /** Start of the first round of what is replayed: 2026-01-01T00:00:00Z. */
  public static final long START_MILLIS = 1_767_225_600_000L;

  /** The region above all others. */
  public static final String COUNTRY = "MX";

  /** Different records that there are at least, so that no branch predictor knows the next one. */
  private static final int DIFFERENT_RECORDS = 1 << 16;

  private static final int SECOND_MILLIS = 1_000;
  private static final int LTE_CELLS = 6;
  private static final int MUNICIPALITIES_PER_STATE = 20;
  private static final List<String> OPERATORS = List.of("north", "south", "east", "west");
  private static final List<String> PLMNS = List.of("334020", "334050", "334090", "334140");

  /** Of ten sites in a row, those of the largest operator where the load is skewed. */
  private static final int SITES_OF_LARGEST = 7;

  private static final int SITES_IN_A_ROW = 10;
  private static final long FIRST_CELL_ID = 100_000_000;

  /** Validates. */
  public Workload {
    if (sites < 1 || municipalities < 1 || periodMillis < 1 || everyMillis < periodMillis) {
      throw new IllegalArgumentException(
          "a workload of %d sites in %d municipalities, with periods of %d ms every %d ms: each"
                  .formatted(sites, municipalities, periodMillis, everyMillis)
              + " should be at least 1, and the last at least the period");
    }
  }

  /**
   * Every cell in a record of its own, once a second, delivered once, operators of equal size.
   *
   * @param seed any number
   * @param sites number of sites
   * @param municipalities number of leaf regions
   */
  public static Workload of(long seed, int sites, int municipalities) {
    return new Workload(
        seed, sites, municipalities, false, false, false, SECOND_MILLIS, SECOND_MILLIS);
  }

  /**
   * Reads an argument.
   *
   * @param text as {@link #toString} writes it
   */
  public static Workload parse(String text) {
    List<String> fields = List.of(text.split(",", -1));
    return new Workload(
        Long.parseLong(fields.get(0)),
        Integer.parseInt(fields.get(1)),
        Integer.parseInt(fields.get(2)),
        Boolean.parseBoolean(fields.get(3)),
        Boolean.parseBoolean(fields.get(4)),
        Boolean.parseBoolean(fields.get(5)),
        Integer.parseInt(fields.get(6)),
        Integer.parseInt(fields.get(7)));
  }

  /** As one argument of a process: the components, with commas between. */
  @Override
  public String toString() {
    return seed
        + ","
        + sites
        + ","
        + municipalities
        + ","
        + isBatched
        + ","
        + redelivers
        + ","
        + isSkewed
        + ","
        + periodMillis
        + ","
        + everyMillis;
  }

  /** The same with another number of sites and of municipalities. */
  public Workload sized(int ofSites, int ofMunicipalities) {
    return new Workload(
        seed,
        ofSites,
        ofMunicipalities,
        isBatched,
        redelivers,
        isSkewed,
        periodMillis,
        everyMillis);
  }

  /** The same, a site in a record or a cell in a record. */
  public Workload batched(boolean batched) {
    return new Workload(
        seed, sites, municipalities, batched, redelivers, isSkewed, periodMillis, everyMillis);
  }

  /** The same, with some records delivered twice or none. */
  public Workload redelivering(boolean redelivering) {
    return new Workload(
        seed, sites, municipalities, isBatched, redelivering, isSkewed, periodMillis, everyMillis);
  }

  /** The same, one operator with 70 % of the sites or each with a quarter. */
  public Workload skewed(boolean skewed) {
    return new Workload(
        seed, sites, municipalities, isBatched, redelivers, skewed, periodMillis, everyMillis);
  }

  /**
   * The same with other rounds.
   *
   * @param ofMillis length of a period
   * @param eachMillis time from round to round
   */
  public Workload periods(int ofMillis, int eachMillis) {
    return new Workload(
        seed, sites, municipalities, isBatched, redelivers, isSkewed, ofMillis, eachMillis);
  }

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

  /** Rounds after which the values of a cell come again. */
  public int variants() {
    return Math.max(1, (DIFFERENT_RECORDS + sources() - 1) / sources());
  }

  /** Rounds that hold at least so many readings. */
  public int roundsOf(long readings) {
    return Math.toIntExact((readings + cells() - 1) / cells());
  }

  /** Start of a round of what is replayed, milliseconds since the epoch. */
  public long startOf(int round) {
    return START_MILLIS + round * (long) everyMillis;
  }

  /** Whether a record of a source is delivered twice. */
  public boolean isRedelivered(int source, int round) {
    return redelivers && (mix(seed ^ 0xD0B1L ^ ((long) source << 32) ^ round) & 1023) == 0;
  }

  /**
   * What a source says in a round of what is replayed.
   *
   * @param source 0..{@link #sources()}-1
   * @param round number of the round, from 0
   * @return the report
   */
  public CellReport report(int source, int round) {
    int site = siteOf(source);
    int first = isBatched ? 0 : source % CELLS_PER_SITE;
    List<CellReading> readings = new ArrayList<>(readingsPerRecord());
    for (int i = 0; i < readingsPerRecord(); i++) {
      readings.add(reading(site, first + i, round % variants()));
    }
    Origin origin =
        new Origin(
            sourceId(source),
            operatorOf(site),
            Optional.of(plmnOf(site)),
            Optional.empty(),
            Optional.empty());
    return new CellReport(origin, startOf(round), periodMillis, readings);
  }

  private CellReading reading(int site, int cell, int variant) {
    long id = cellId(site, cell);
    long a = mix(seed ^ id << 24 ^ variant);
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

  /**
   * Every cell, one after the other: they may be millions.
   *
   * @param taker takes each
   */
  public void forEachCell(Consumer<Cell> taker) {
    for (int site = 0; site < sites; site++) {
      String name = "site-" + site;
      String municipality = "M" + site / sitesInARow() % municipalities;
      for (int cell = 0; cell < CELLS_PER_SITE; cell++) {
        CellKey key = new CellKey(plmnOf(site), cellId(site, cell));
        taker.accept(
            new Cell(
                key,
                name,
                municipality,
                operatorOf(site),
                technologyOf(cell),
                everyMillis,
                false,
                0));
      }
    }
  }

  /** Sites that follow each other and stand in one municipality. */
  private int sitesInARow() {
    return isSkewed ? SITES_IN_A_ROW : OPERATORS.size();
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

  private String operatorOf(int site) {
    return OPERATORS.get(operatorIndexOf(site));
  }

  private String plmnOf(int site) {
    return PLMNS.get(operatorIndexOf(site));
  }

  private int operatorIndexOf(int site) {
    return isSkewed
        ? Math.max(0, site % SITES_IN_A_ROW - SITES_OF_LARGEST + 1)
        : site % OPERATORS.size();
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
