package io.umbral.wire;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Values;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Writes values of the {@code cell-reports} topic in single-object encoding. Not safe for use by
 * several threads.
 */
public final class CellReportEncoder {

  private static final byte[] HEADER =
      Framing.singleObject(io.umbral.schemas.CellReport.getClassSchema());

  private final ByteSink sink = new ByteSink();

  /**
   * Writes a report.
   *
   * @param report the report
   * @return value of the record
   */
  public byte[] encode(CellReport report) {
    sink.clear();
    sink.writeRaw(HEADER);
    sink.writeLong(report.periodStartMillis());
    sink.writeLong(report.periodMillis());
    Origin origin = report.origin();
    sink.writeText(origin.sourceId());
    sink.writeText(origin.ranHost());
    sink.writeOptionalText(origin.plmn());
    sink.writeOptionalText(origin.brand());
    sink.writeOptionalText(origin.region());
    if (!report.cells().isEmpty()) {
      sink.writeLong(report.cells().size());
      report.cells().forEach(this::writeReading);
    }
    sink.writeLong(0);
    return sink.toBytes();
  }

  private void writeReading(CellReading reading) {
    writeOptional(reading.cellId());
    sink.writeLong(reading.technology().ordinal());
    sink.writeBoolean(reading.suspect());
    writeValues(reading.rttMicros());
    writeValues(reading.jitterMicros());
    writeValues(reading.downlinkKbps());
    writeValues(reading.uplinkKbps());
    writeValues(reading.rsrpDbm());
    writeValues(reading.ssRsrpDbm());
    writeVolume(reading.downlink());
    writeVolume(reading.uplink());
    writeProbes(reading.lostProbes());
    writeOptional(reading.unavailableMillis());
    writeAttempts(reading.rrcSetup());
    writeAttempts(reading.signallingSetup());
    writeAttempts(reading.bearerSetup());
    writeRadio(reading);
  }

  private void writeRadio(CellReading reading) {
    sink.writeLong(reading.hasRadio() ? 1 : 0);
    if (!reading.hasRadio()) {
      return;
    }
    writePrb(reading.downlinkPrbMillis());
    writePrb(reading.uplinkPrbMillis());
    sink.writeLong(reading.releases().isPresent() ? 1 : 0);
    reading
        .releases()
        .ifPresent(
            releases -> {
              sink.writeLong(releases.abnormal());
              sink.writeLong(releases.sessionMillis());
            });
    writeOptional(reading.downlinkDelayMicros());
  }

  private void writePrb(Optional<Ratio> usedOfAvailable) {
    sink.writeLong(usedOfAvailable.isPresent() ? 1 : 0);
    usedOfAvailable.ifPresent(
        ratio -> {
          sink.writeLong(ratio.part());
          sink.writeLong(ratio.whole());
        });
  }

  private void writeOptional(OptionalLong value) {
    sink.writeLong(value.isPresent() ? 1 : 0);
    value.ifPresent(sink::writeLong);
  }

  private void writeVolume(Optional<CellReading.Volume> volume) {
    writeOptional(
        volume.isPresent() ? OptionalLong.of(volume.get().bytes()) : OptionalLong.empty());
    writeOptional(
        volume.isPresent() ? OptionalLong.of(volume.get().activeMillis()) : OptionalLong.empty());
  }

  private void writeProbes(Optional<Ratio> lostOfSent) {
    writeOptional(
        lostOfSent.isPresent() ? OptionalLong.of(lostOfSent.get().whole()) : OptionalLong.empty());
    writeOptional(
        lostOfSent.isPresent() ? OptionalLong.of(lostOfSent.get().part()) : OptionalLong.empty());
  }

  private void writeAttempts(Optional<Ratio> successesOfAttempts) {
    sink.writeLong(successesOfAttempts.isPresent() ? 1 : 0);
    successesOfAttempts.ifPresent(
        ratio -> {
          sink.writeLong(ratio.whole());
          sink.writeLong(ratio.part());
        });
  }

  private void writeValues(Optional<Values> values) {
    if (values.isEmpty()) {
      sink.writeLong(0);
    } else if (values.get() instanceof Values.Samples samples) {
      sink.writeLong(1);
      writeSamples(samples);
    } else if (values.get() instanceof Values.Histogram histogram) {
      sink.writeLong(2);
      writeHistogram(histogram);
    }
  }

  private void writeSamples(Values.Samples samples) {
    if (samples.values().length > 0) {
      sink.writeLong(samples.values().length);
      for (long value : samples.values()) {
        sink.writeLong(value);
      }
    }
    sink.writeLong(0);
  }

  private void writeHistogram(Values.Histogram histogram) {
    sink.writeLong(histogram.sum());
    if (histogram.buckets().length > 0) {
      sink.writeLong(histogram.buckets().length);
      for (int i = 0; i < histogram.buckets().length; i++) {
        sink.writeLong(histogram.buckets()[i]);
        sink.writeLong(histogram.counts()[i]);
      }
    }
    sink.writeLong(0);
  }
}
