package io.umbral.ingest;

import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Ratio;
import io.umbral.model.Technology;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The probes of one run: which were answered, when, and how fast. */
final class PingRun {

  /** Stands in for the time of an answer that cannot be dated. */
  static final long UNDATED = Long.MIN_VALUE;

  /** Sequence numbers of ICMP have 16 bits (RFC 792) and begin again at 0. */
  static final int LARGEST_SEQUENCE = 65_535;

  private static final int LAP = LARGEST_SEQUENCE + 1;
  private static final long UNKNOWN_RTT = -1;

  private record Answer(long micros, long rttMicros) {

    boolean isDated() {
      return micros != UNDATED;
    }

    boolean hasRtt() {
      return rttMicros != UNKNOWN_RTT;
    }
  }

  private static final class Minute {
    private final LongList rttMicros = new LongList();
    private final LongList jitterMicros = new LongList();
    private long answered;
    private long lost;

    CellReading reading() {
      CellReading reading =
          CellReading.withoutCell(Technology.UNKNOWN)
              .withLostProbes(new Ratio(lost, answered + lost));
      if (!rttMicros.isEmpty()) {
        reading.withRttMicros(rttMicros.samples());
      }
      if (!jitterMicros.isEmpty()) {
        reading.withJitterMicros(jitterMicros.samples());
      }
      return reading;
    }
  }

  /** By probe: the sequence number with its laps. Answers arrive in any order. */
  private final Map<Long, Answer> answers = new TreeMap<>();

  private long highestProbe;

  static boolean isSequence(long sequence) {
    return sequence >= 0 && sequence <= LARGEST_SEQUENCE;
  }

  /**
   * Takes a reply. A second one to the same probe is a duplicate of the network and does not count.
   *
   * @param sequence 0..{@value #LARGEST_SEQUENCE}
   * @param micros when it arrived, microseconds since the epoch
   * @param rttMicros round-trip time in microseconds
   */
  void reply(long sequence, long micros, long rttMicros) {
    long probe = probeOf(sequence);
    answers.putIfAbsent(probe, new Answer(micros, rttMicros));
    highestProbe = Math.max(highestProbe, probe);
  }

  /**
   * Takes a reply of which the round-trip time is not known. It is no loss; being damaged, it has
   * no say in where the sequence stands.
   *
   * @param sequence 0..{@value #LARGEST_SEQUENCE}
   * @param micros when it arrived, or {@link #UNDATED}
   */
  void answered(long sequence, long micros) {
    answers.putIfAbsent(probeOf(sequence), new Answer(micros, UNKNOWN_RTT));
  }

  /** The probe with this sequence number that is nearest to the highest one answered. */
  private long probeOf(long sequence) {
    long lap = Math.floorDiv(highestProbe - sequence + LAP / 2, LAP);
    return sequence + Math.max(0, lap) * LAP;
  }

  /** Makes one report for each minute, in order of time. */
  void report(Origin origin, ReportSink sink) {
    for (Map.Entry<Long, Minute> minute : minutes().entrySet()) {
      sink.report(
          new CellReport(
              origin,
              minute.getKey() * WallTime.MINUTE_MILLIS,
              WallTime.MINUTE_MILLIS,
              List.of(minute.getValue().reading())));
    }
  }

  private Map<Long, Minute> minutes() {
    Map<Long, Minute> minutes = new TreeMap<>();
    long previousProbe = 0;
    long previousRtt = UNKNOWN_RTT;
    long lost = 0;
    for (Map.Entry<Long, Answer> entry : answers.entrySet()) {
      long probe = entry.getKey();
      Answer answer = entry.getValue();
      boolean isNext = probe == previousProbe + 1;
      lost += Math.max(0, probe - previousProbe - 1);
      if (answer.isDated()) {
        Minute minute =
            minutes.computeIfAbsent(WallTime.minuteOf(answer.micros()), any -> new Minute());
        count(minute, answer, lost, isNext ? previousRtt : UNKNOWN_RTT);
        lost = 0;
      }
      previousProbe = probe;
      previousRtt = answer.rttMicros();
    }
    return minutes;
  }

  private static void count(Minute minute, Answer answer, long lost, long previousRtt) {
    minute.answered++;
    minute.lost += lost;
    if (answer.hasRtt()) {
      minute.rttMicros.add(answer.rttMicros());
    }
    if (answer.hasRtt() && previousRtt != UNKNOWN_RTT) {
      minute.jitterMicros.add(Math.abs(answer.rttMicros() - previousRtt));
    }
  }
}
