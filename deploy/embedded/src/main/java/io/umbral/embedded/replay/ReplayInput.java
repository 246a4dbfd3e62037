package io.umbral.embedded.replay;

import io.umbral.embedded.EventLines;
import io.umbral.embedded.LargeFiles;
import io.umbral.ingest.ReportReader;
import io.umbral.ingest.ReportSink;
import io.umbral.ingest.counters.CounterSummary;
import io.umbral.model.CellReport;
import io.umbral.model.NetworkEvent;
import io.umbral.model.Rejected;
import io.umbral.sla.Account;
import io.umbral.wire.AvroRecording;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportEncoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.SchemaLookup;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Recorded files as records of the {@code cell-reports} topic in a {@link Spool}. What is refused
 * before it becomes a record is kept with its cause; the same refusal of the same content again,
 * from a file that was recorded twice, is a duplicate.
 */
final class ReplayInput implements ReportSink {

  /** Format of Avro object container files. */
  static final String AVRO = "avro";

  /** Unreadable records have no event time; they go first. */
  private static final long NO_EVENT_TIME = Long.MIN_VALUE;

  private final Spool spool;
  private final CellReportEncoder encoder = new CellReportEncoder();
  private final CellReportDecoder decoder;
  private final List<Rejected> rejected = new ArrayList<>();
  private final Set<ByteBuffer> refusedContents = new HashSet<>();
  private long refused;
  private long refusedAgain;
  private final Set<String> events = new TreeSet<>();
  private CounterSummary counters = CounterSummary.NONE;

  ReplayInput(Spool spool, int largestReportBytes) {
    this.spool = spool;
    this.decoder = new CellReportDecoder(SchemaLookup.NONE, largestReportBytes);
  }

  /**
   * Reads a file of a text format.
   *
   * @param reader of the format
   * @param path as people know it
   * @param file where it is
   */
  void readText(ReportReader reader, String path, Path file) throws IOException {
    long bytes = Files.size(file);
    if (bytes > LargeFiles.LARGEST_BYTES) {
      rejected(LargeFiles.refusal(path, bytes));
      return;
    }
    reader.read(path, Files.readAllBytes(file), this);
  }

  /**
   * Reads an Avro object container file: of reports, or of raw record values as they stood on a
   * topic.
   *
   * @param path as people know it
   * @param file where it is
   */
  void readAvro(String path, Path file) throws IOException {
    AvroRecording.read(path, Files.readAllBytes(file), this::record, this::rejected);
  }

  /**
   * Takes a record as it stood on the topic.
   *
   * @param value its value
   */
  void record(byte[] value) {
    try {
      CellReportView view = decoder.decode(value);
      String key = CellReportView.decodeOrigin(view.copyOrigin()).sourceId();
      add(view.eventTimeMillis(), key, value);
    } catch (WireException e) {
      // The job refuses it with its cause; here it only has no event time and no source.
      if (isNew(value)) {
        add(NO_EVENT_TIME, "", value);
      } else {
        refusedAgain++;
      }
    }
  }

  private void add(long eventTimeMillis, String key, byte[] value) {
    try {
      spool.add(eventTimeMillis, key, value);
    } catch (IOException e) {
      throw new UncheckedIOException("the replay cannot be spooled to disk", e);
    }
  }

  @Override
  public void report(CellReport report) {
    long eventTimeMillis = report.periodStartMillis() + report.periodMillis() - 1;
    add(eventTimeMillis, report.origin().sourceId(), encoder.encode(report));
  }

  @Override
  public void rejected(Rejected refusal) {
    if (isNew(contentOf(refusal))) {
      refused += refusal.readings();
      rejected.add(refusal);
    } else {
      refusedAgain += refusal.readings();
    }
  }

  @Override
  public void counted(CounterSummary summary) {
    counters = counters.plus(summary);
  }

  @Override
  public void event(NetworkEvent event) {
    events.add(EventLines.lineOf(event));
  }

  /** What elements told beside their measurements, one line each, each once. */
  Set<String> events() {
    return events;
  }

  /** What the files of counters held, all together. */
  CounterSummary counters() {
    return counters;
  }

  /** What is wrong, at which line, of which bytes; not the name of the file. */
  private static byte[] contentOf(Rejected refusal) {
    byte[] head =
        (refusal.cause() + "|" + refusal.where().position() + "|").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(head.length + refusal.bytes().length)
        .put(head)
        .put(refusal.bytes())
        .array();
  }

  private boolean isNew(byte[] content) {
    try {
      return refusedContents.add(
          ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Refusals before a record was made. */
  List<Rejected> rejected() {
    return rejected;
  }

  /** The account of what did not become a record. */
  Account account() {
    return new Account(refused + refusedAgain, 0, refusedAgain, 0, refused);
  }
}
