package io.umbral.wire;

import io.umbral.model.KpiTotals;
import io.umbral.model.Quantity;
import io.umbral.model.Ratio;
import io.umbral.model.Total;
import io.umbral.model.Values;
import io.umbral.schemas.Attempts;
import io.umbral.schemas.Bucket;
import io.umbral.schemas.CellReading;
import io.umbral.schemas.CellReport;
import io.umbral.schemas.Histogram;
import io.umbral.schemas.PrbTime;
import io.umbral.schemas.RadioUse;
import io.umbral.schemas.Releases;
import io.umbral.schemas.Samples;
import io.umbral.schemas.Technology;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;

/** The oracle: the classes that Avro generates, and what a plain reading of them amounts to. */
final class Generated {

  static {
    TrustedClasses.tellAvro();
  }

  private Generated() {}

  static CellReport of(io.umbral.model.CellReport report) {
    var origin = report.origin();
    return new CellReport(
        Instant.ofEpochMilli(report.periodStartMillis()),
        report.periodMillis(),
        origin.sourceId(),
        origin.ranHost(),
        origin.plmn().orElse(null),
        origin.brand().orElse(null),
        origin.region().orElse(null),
        new ArrayList<>(report.cells().stream().map(Generated::of).toList()));
  }

  private static CellReading of(io.umbral.model.CellReading reading) {
    return CellReading.newBuilder()
        .setCellId(reading.cellId().isPresent() ? reading.cellId().getAsLong() : null)
        .setTechnology(Technology.valueOf(reading.technology().name()))
        .setSuspect(reading.suspect())
        .setRttMicros(values(reading.rttMicros()))
        .setJitterMicros(values(reading.jitterMicros()))
        .setDownlinkKbps(values(reading.downlinkKbps()))
        .setUplinkKbps(values(reading.uplinkKbps()))
        .setRsrpDbm(values(reading.rsrpDbm()))
        .setSsRsrpDbm(values(reading.ssRsrpDbm()))
        .setDownlinkBytes(reading.downlink().map(volume -> volume.bytes()).orElse(null))
        .setDownlinkActiveMillis(
            reading.downlink().map(volume -> volume.activeMillis()).orElse(null))
        .setUplinkBytes(reading.uplink().map(volume -> volume.bytes()).orElse(null))
        .setUplinkActiveMillis(reading.uplink().map(volume -> volume.activeMillis()).orElse(null))
        .setProbesSent(reading.lostProbes().map(Ratio::whole).orElse(null))
        .setProbesLost(reading.lostProbes().map(Ratio::part).orElse(null))
        .setUnavailableMillis(
            reading.unavailableMillis().isPresent()
                ? reading.unavailableMillis().getAsLong()
                : null)
        .setRrcSetup(attempts(reading.rrcSetup()))
        .setSignallingSetup(attempts(reading.signallingSetup()))
        .setBearerSetup(attempts(reading.bearerSetup()))
        .setRadio(radio(reading))
        .build();
  }

  private static RadioUse radio(io.umbral.model.CellReading reading) {
    if (!reading.hasRadio()) {
      return null;
    }
    return RadioUse.newBuilder()
        .setDownlinkPrb(prb(reading.downlinkPrbMillis()))
        .setUplinkPrb(prb(reading.uplinkPrbMillis()))
        .setReleases(
            reading
                .releases()
                .map(releases -> new Releases(releases.abnormal(), releases.sessionMillis()))
                .orElse(null))
        .setDownlinkDelayMicros(
            reading.downlinkDelayMicros().isPresent()
                ? reading.downlinkDelayMicros().getAsLong()
                : null)
        .build();
  }

  private static PrbTime prb(Optional<Ratio> usedOfAvailable) {
    return usedOfAvailable.map(ratio -> new PrbTime(ratio.part(), ratio.whole())).orElse(null);
  }

  private static Attempts attempts(Optional<Ratio> ratio) {
    return ratio.map(of -> new Attempts(of.whole(), of.part())).orElse(null);
  }

  private static Object values(Optional<Values> values) {
    if (values.isEmpty()) {
      return null;
    }
    if (values.get() instanceof Values.Samples samples) {
      return new Samples(new ArrayList<>(Arrays.stream(samples.values()).boxed().toList()));
    }
    Values.Histogram histogram = (Values.Histogram) values.get();
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < histogram.buckets().length; i++) {
      buckets.add(new Bucket(histogram.buckets()[i], histogram.counts()[i]));
    }
    return new Histogram(histogram.sum(), buckets);
  }

  /** The body of a value, arrays in one block each. */
  static byte[] body(Schema schema, Object datum) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return write(schema, datum, EncoderFactory.get().binaryEncoder(out, null), out);
  }

  /** The body of a value, long arrays in several blocks that say their size. */
  static byte[] bodyInBlocks(Schema schema, Object datum) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    EncoderFactory factory = new EncoderFactory().configureBlockSize(64);
    return write(schema, datum, factory.blockingBinaryEncoder(out, null), out);
  }

  private static byte[] write(
      Schema schema, Object datum, BinaryEncoder encoder, ByteArrayOutputStream out) {
    try {
      new SpecificDatumWriter<Object>(schema, SpecificData.getForSchema(schema))
          .write(datum, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
  }

  static byte[] framed(Schema schema, byte[] body) {
    return concat(Framing.singleObject(schema), body);
  }

  static byte[] confluent(int id, byte[] body) {
    return concat(
        new byte[] {0, (byte) (id >>> 24), (byte) (id >>> 16), (byte) (id >>> 8), (byte) id}, body);
  }

  static byte[] concat(byte[] head, byte[] tail) {
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }

  /** A value as the generated class would be sent. */
  static byte[] value(CellReport report) {
    Schema schema = CellReport.getClassSchema();
    return framed(schema, body(schema, report));
  }

  /** The plain twin of {@link CellReportView#addTo}. */
  static KpiTotals totalsOf(CellReading reading, int periodMillis) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 1);
    if (reading.getSuspect()) {
      totals.add(Total.SUSPECT, 1);
      return totals;
    }
    add(totals, Quantity.RTT_MICROS, reading.getRttMicros());
    add(totals, Quantity.JITTER_MICROS, reading.getJitterMicros());
    add(totals, Quantity.DOWNLINK_KBPS, reading.getDownlinkKbps());
    add(totals, Quantity.UPLINK_KBPS, reading.getUplinkKbps());
    add(totals, Quantity.RSRP_DBM, reading.getRsrpDbm());
    add(totals, Quantity.SS_RSRP_DBM, reading.getSsRsrpDbm());
    add(totals, Total.DOWNLINK_BYTES, reading.getDownlinkBytes());
    add(totals, Total.DOWNLINK_ACTIVE_MILLIS, reading.getDownlinkActiveMillis());
    add(totals, Total.UPLINK_BYTES, reading.getUplinkBytes());
    add(totals, Total.UPLINK_ACTIVE_MILLIS, reading.getUplinkActiveMillis());
    add(totals, Total.PROBES_SENT, reading.getProbesSent());
    add(totals, Total.PROBES_LOST, reading.getProbesLost());
    if (reading.getUnavailableMillis() != null) {
      totals.add(Total.UNAVAILABLE_MILLIS, reading.getUnavailableMillis());
      totals.add(Total.OBSERVED_MILLIS, periodMillis);
    }
    add(totals, Total.RRC_ATTEMPTS, Total.RRC_SUCCESSES, reading.getRrcSetup());
    add(
        totals,
        Total.SIGNALLING_ATTEMPTS,
        Total.SIGNALLING_SUCCESSES,
        reading.getSignallingSetup());
    add(totals, Total.BEARER_ATTEMPTS, Total.BEARER_SUCCESSES, reading.getBearerSetup());
    if (reading.getRadio() != null) {
      addRadio(totals, reading.getRadio(), periodMillis);
    }
    return totals;
  }

  private static void addRadio(KpiTotals totals, RadioUse radio, int periodMillis) {
    if (radio.getDownlinkPrb() != null) {
      totals.add(Total.DOWNLINK_PRB_USED_MILLIS, radio.getDownlinkPrb().getUsedMillis());
      totals.add(Total.DOWNLINK_PRB_AVAILABLE_MILLIS, radio.getDownlinkPrb().getAvailableMillis());
    }
    if (radio.getUplinkPrb() != null) {
      totals.add(Total.UPLINK_PRB_USED_MILLIS, radio.getUplinkPrb().getUsedMillis());
      totals.add(Total.UPLINK_PRB_AVAILABLE_MILLIS, radio.getUplinkPrb().getAvailableMillis());
    }
    if (radio.getReleases() != null) {
      totals.add(Total.ABNORMAL_RELEASES, radio.getReleases().getAbnormal());
      totals.add(Total.SESSION_MILLIS, radio.getReleases().getSessionMillis());
    }
    if (radio.getDownlinkDelayMicros() != null) {
      BigDecimal exact = BigDecimal.valueOf(radio.getDownlinkDelayMicros() * periodMillis, 3);
      totals.add(
          Total.DOWNLINK_DELAY_MICRO_SECONDS, exact.setScale(0, RoundingMode.HALF_UP).longValue());
      totals.add(Total.DOWNLINK_DELAY_MILLIS, periodMillis);
    }
  }

  private static void add(KpiTotals totals, Total total, Long amount) {
    totals.add(total, amount == null ? 0 : amount);
  }

  private static void add(KpiTotals totals, Total attempts, Total successes, Attempts read) {
    if (read != null) {
      totals.add(attempts, read.getAttempts());
      totals.add(successes, read.getSuccesses());
    }
  }

  private static void add(KpiTotals totals, Quantity quantity, Object values) {
    if (values instanceof Samples samples) {
      for (long value : samples.getValues()) {
        totals.of(quantity).add(quantity.bucketOf((int) value), 1, value);
      }
    } else if (values instanceof Histogram histogram) {
      totals.of(quantity).addToSum(histogram.getSum());
      for (Bucket bucket : histogram.getBuckets()) {
        int index = quantity.isLevel() ? quantity.bucketOf(bucket.getBucket()) : bucket.getBucket();
        totals.of(quantity).add(index, bucket.getCount(), 0);
      }
    }
  }
}
