package io.umbral.wire;

import io.umbral.model.Cell;
import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Releases;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Technology;
import io.umbral.model.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** Reports that are valid and otherwise anything. */
final class RandomReports {

  private final Random random;

  RandomReports(Random random) {
    this.random = random;
  }

  CellReport next() {
    List<CellReading> cells = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      cells.add(reading());
    }
    return new CellReport(
        origin(),
        random.nextLong() >>> 1 & (1L << 42) - 1,
        1 + random.nextInt(CellReport.LONGEST_PERIOD_MILLIS),
        cells);
  }

  private boolean maybe() {
    return random.nextInt(3) > 0;
  }

  private Origin origin() {
    return new Origin(
        name(Origin.LONGEST_SOURCE_ID_BYTES),
        name(Origin.LONGEST_NAME_BYTES),
        maybe() ? Optional.of(random.nextBoolean() ? "334020" : "33403") : Optional.empty(),
        maybe() ? Optional.of(name(Origin.LONGEST_NAME_BYTES)) : Optional.empty(),
        maybe() ? Optional.of(name(Origin.LONGEST_NAME_BYTES)) : Optional.empty());
  }

  private String name(int longest) {
    StringBuilder name = new StringBuilder("x");
    String[] letters = {"a", "Z", "0", " ", "|", "é", "中", "📶"};
    for (int left = random.nextInt(longest) - 4; left > 0; left -= 4) {
      name.append(letters[random.nextInt(letters.length)]);
    }
    return name.toString();
  }

  CellReading reading() {
    Technology technology = Technology.values()[random.nextInt(Technology.values().length)];
    CellReading reading =
        maybe()
            ? CellReading.of(technology, random.nextLong() & Cell.LARGEST_NCI)
            : CellReading.withoutCell(technology);
    reading.withSuspect(random.nextInt(8) == 0);
    if (random.nextInt(5) == 0) {
      return reading;
    }
    addValues(reading);
    addAmounts(reading);
    return reading;
  }

  private void addValues(CellReading reading) {
    if (maybe()) {
      reading.withRttMicros(values(Quantity.RTT_MICROS));
    }
    if (maybe()) {
      reading.withJitterMicros(values(Quantity.JITTER_MICROS));
    }
    if (maybe()) {
      reading.withDownlinkKbps(values(Quantity.DOWNLINK_KBPS));
    }
    if (maybe()) {
      reading.withUplinkKbps(values(Quantity.UPLINK_KBPS));
    }
    if (maybe()) {
      reading.withRsrpDbm(values(Quantity.RSRP_DBM));
    }
    if (maybe()) {
      reading.withSsRsrpDbm(values(Quantity.SS_RSRP_DBM));
    }
  }

  private void addAmounts(CellReading reading) {
    if (maybe()) {
      reading.withDownlink(new Volume(amount(), amount()));
    }
    if (maybe()) {
      reading.withUplink(new Volume(amount(), amount()));
    }
    if (maybe()) {
      reading.withLostProbes(ratio());
    }
    if (maybe()) {
      reading.withUnavailableMillis(random.nextInt(2));
    }
    if (maybe()) {
      reading.withRrcSetup(ratio());
    }
    if (maybe()) {
      reading.withSignallingSetup(ratio());
    }
    if (maybe()) {
      reading.withBearerSetup(ratio());
    }
    if (random.nextBoolean()) {
      addRadio(reading);
    }
  }

  private void addRadio(CellReading reading) {
    if (maybe()) {
      reading.withDownlinkPrbMillis(ratio());
    }
    if (maybe()) {
      reading.withUplinkPrbMillis(ratio());
    }
    if (maybe()) {
      reading.withReleases(new Releases(amount(), amount()));
    }
    if (maybe()) {
      reading.withDownlinkDelayMicros(random.nextInt(1 << 30));
    }
  }

  private long amount() {
    return random.nextLong() >>> (11 + random.nextInt(50));
  }

  private Ratio ratio() {
    long whole = amount();
    return new Ratio(whole == 0 ? 0 : Math.floorMod(random.nextLong(), whole + 1), whole);
  }

  private Values values(Quantity quantity) {
    long[] values = new long[random.nextInt(12) * random.nextInt(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(quantity);
    }
    return random.nextBoolean() ? new Values.Samples(values) : histogram(quantity, values);
  }

  private int value(Quantity quantity) {
    if (quantity.isLevel()) {
      return quantity.lowest() + random.nextInt(quantity.highest() - quantity.lowest() + 1);
    }
    return random.nextInt(quantity.highest()) >>> random.nextInt(30);
  }

  private static Values.Histogram histogram(Quantity quantity, long[] values) {
    Map<Integer, Long> counts = new TreeMap<>();
    long sum = 0;
    for (long value : values) {
      int bucket = quantity.isLevel() ? (int) value : quantity.bucketOf((int) value);
      counts.merge(bucket, 1L, Long::sum);
      sum += value;
    }
    return new Values.Histogram(
        sum,
        counts.keySet().stream().mapToInt(bucket -> bucket).toArray(),
        counts.values().stream().mapToLong(count -> count).toArray());
  }
}
