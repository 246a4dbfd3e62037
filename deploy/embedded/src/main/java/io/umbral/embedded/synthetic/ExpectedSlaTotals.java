package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.ReferenceData;
import io.umbral.model.Cell;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What reports come to, counted the plain way: every value is kept, sorted and looked up by its
 * rank. Shares no code with the jobs that it judges.
 *
 * <p>Not safe for use by several threads.
 */
public final class ExpectedSlaTotals {

  /** Stands for every operator or every technology together. */
  public static final String ALL = "ALL";

  private static final long MINUTE_MILLIS = 60_000;

  /**
   * What figures are about: one minute of one series.
   *
   * @param region identifier of a region at any level, or of a corridor
   * @param operator ranHost, or {@value #ALL}
   * @param technology name of a technology, or {@value #ALL}
   * @param minuteStartMillis first instant, milliseconds since the epoch
   */
  public record Key(String region, String operator, String technology, long minuteStartMillis)
      implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
      int order = Long.compare(minuteStartMillis, other.minuteStartMillis);
      order = order != 0 ? order : region.compareTo(other.region);
      order = order != 0 ? order : operator.compareTo(other.operator);
      return order != 0 ? order : technology.compareTo(other.technology);
    }
  }

  /** Sums and values of one key. Values of suspect readings are in none of them. */
  public static final class Figures {

    private long readings;
    private long suspect;
    private long probesSent;
    private long probesLost;
    private long downlinkBytes;
    private long downlinkActiveMillis;
    private long uplinkBytes;
    private long uplinkActiveMillis;
    private long unavailableMillis;
    private long observedMillis;
    private long levelsGood;
    private long levelsTotal;
    private final Sample rttMicros = new Sample();
    private final Sample downlinkKbps = new Sample();
    private final Sample uplinkKbps = new Sample();

    private Figures() {}

    /** Readings, suspect ones included. */
    public long readings() {
      return readings;
    }

    /** Suspect readings. */
    public long suspect() {
      return suspect;
    }

    /** Probes sent. */
    public long probesSent() {
      return probesSent;
    }

    /** Probes lost. */
    public long probesLost() {
      return probesLost;
    }

    /** Downlink volume in bytes. */
    public long downlinkBytes() {
      return downlinkBytes;
    }

    /** Downlink active time in milliseconds. */
    public long downlinkActiveMillis() {
      return downlinkActiveMillis;
    }

    /** Uplink volume in bytes. */
    public long uplinkBytes() {
      return uplinkBytes;
    }

    /** Uplink active time in milliseconds. */
    public long uplinkActiveMillis() {
      return uplinkActiveMillis;
    }

    /** Cell time without availability in milliseconds. */
    public long unavailableMillis() {
      return unavailableMillis;
    }

    /** Cell time in milliseconds for which availability is known. */
    public long observedMillis() {
      return observedMillis;
    }

    /** Samples of received power at or above the threshold. */
    public long levelsGood() {
      return levelsGood;
    }

    /** Samples of received power. */
    public long levelsTotal() {
      return levelsTotal;
    }

    /** Round-trip times in microseconds. */
    public Sample rttMicros() {
      return rttMicros;
    }

    /** Downlink throughput samples in kbit/s. */
    public Sample downlinkKbps() {
      return downlinkKbps;
    }

    /** Uplink throughput samples in kbit/s. */
    public Sample uplinkKbps() {
      return uplinkKbps;
    }
  }

  /** Values, all of them. */
  public static final class Sample {

    private long[] values = new long[8];
    private int size;
    private boolean isSorted;

    private Sample() {}

    /** Number of values. */
    public int size() {
      return size;
    }

    /**
     * The value of rank {@code ceil(percent / 100 * n)}, the nearest-rank definition.
     *
     * @param percent 1..100
     * @return a value of the sample
     * @throws IllegalStateException without values
     */
    public long percentile(int percent) {
      if (size == 0) {
        throw new IllegalStateException("a sample without values has no percentile");
      }
      if (!isSorted) {
        Arrays.sort(values, 0, size);
        isSorted = true;
      }
      long rank = ((long) size * percent + 99) / 100;
      return values[(int) rank - 1];
    }

    private void add(Values more) {
      if (!(more instanceof Values.Samples samples)) {
        throw new IllegalArgumentException(
            "values should be samples: a histogram has no exact ranks");
      }
      isSorted = false;
      for (long value : samples.values()) {
        if (size == values.length) {
          values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
      }
    }
  }

  private final int rsrpThresholdDbm;
  private final int ssRsrpThresholdDbm;
  private final Map<String, Cell> cells = new HashMap<>();
  private final Map<String, String> parents = new HashMap<>();
  private final List<Corridor> corridors;
  private final Map<String, List<String>> lineages = new HashMap<>();
  private final Map<Key, Figures> figures = new TreeMap<>();

  /**
   * Counts nothing yet.
   *
   * @param reference regions and corridors
   * @param inventory cells
   * @param rsrpThresholdDbm RSRP of E-UTRA in dBm from which on there is coverage
   * @param ssRsrpThresholdDbm SS-RSRP of NR in dBm from which on there is coverage
   */
  public ExpectedSlaTotals(
      ReferenceData reference, List<Cell> inventory, int rsrpThresholdDbm, int ssRsrpThresholdDbm) {
    this.rsrpThresholdDbm = rsrpThresholdDbm;
    this.ssRsrpThresholdDbm = ssRsrpThresholdDbm;
    inventory.forEach(cell -> cells.put(cell.key().plmn() + "/" + cell.key().cellId(), cell));
    for (Region region : reference.regions()) {
      region.parent().ifPresent(parent -> parents.put(region.id(), parent));
    }
    corridors = reference.corridors();
  }

  /**
   * Counts a report. Each may be counted once.
   *
   * @param report of cells of the inventory
   */
  public void count(CellReport report) {
    // A period belongs to the minute that holds its last millisecond.
    long last = report.periodStartMillis() + report.periodMillis() - 1;
    long minute = last - Math.floorMod(last, MINUTE_MILLIS);
    for (CellReading reading : report.cells()) {
      String key = report.origin().plmn().orElse("") + "/" + reading.cellId().orElse(-1);
      Cell cell = cells.get(key);
      if (cell == null) {
        throw new IllegalArgumentException("cell " + key + " should be in the inventory");
      }
      for (String region : lineageOf(cell.municipality())) {
        for (String operator : List.of(cell.ranHost(), ALL)) {
          for (String technology : List.of(reading.technology().name(), ALL)) {
            Key name = new Key(region, operator, technology, minute);
            count(
                figures.computeIfAbsent(name, any -> new Figures()),
                reading,
                report.periodMillis());
          }
        }
      }
    }
  }

  /** The figures of every key that has a reading, in the order of the keys. */
  public Map<Key, Figures> figures() {
    return figures;
  }

  private List<String> lineageOf(String municipality) {
    return lineages.computeIfAbsent(municipality, this::computeLineage);
  }

  private List<String> computeLineage(String municipality) {
    List<String> lineage = new ArrayList<>();
    for (String region = municipality; region != null; region = parents.get(region)) {
      lineage.add(region);
    }
    for (Corridor corridor : corridors) {
      if (corridor.municipalities().contains(municipality)) {
        lineage.add(corridor.id());
      }
    }
    return lineage;
  }

  private void count(Figures to, CellReading reading, int periodMillis) {
    to.readings++;
    if (reading.suspect()) {
      to.suspect++;
      return;
    }
    reading.rttMicros().ifPresent(to.rttMicros::add);
    reading.downlinkKbps().ifPresent(to.downlinkKbps::add);
    reading.uplinkKbps().ifPresent(to.uplinkKbps::add);
    countLevels(to, reading.rsrpDbm(), rsrpThresholdDbm);
    countLevels(to, reading.ssRsrpDbm(), ssRsrpThresholdDbm);
    countSums(to, reading);
    if (reading.unavailableMillis().isPresent()) {
      to.unavailableMillis += reading.unavailableMillis().getAsLong();
      to.observedMillis += periodMillis;
    }
  }

  private static void countSums(Figures to, CellReading reading) {
    reading
        .lostProbes()
        .ifPresent(
            probes -> {
              to.probesSent += probes.whole();
              to.probesLost += probes.part();
            });
    reading
        .downlink()
        .ifPresent(
            volume -> {
              to.downlinkBytes += volume.bytes();
              to.downlinkActiveMillis += volume.activeMillis();
            });
    reading
        .uplink()
        .ifPresent(
            volume -> {
              to.uplinkBytes += volume.bytes();
              to.uplinkActiveMillis += volume.activeMillis();
            });
  }

  private static void countLevels(Figures to, Optional<Values> levels, int thresholdDbm) {
    if (levels.isPresent() && levels.get() instanceof Values.Samples samples) {
      for (long dbm : samples.values()) {
        to.levelsTotal++;
        if (dbm >= thresholdDbm) {
          to.levelsGood++;
        }
      }
    }
  }
}
