package io.umbral.benchmarks.peers.spark;

import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.Reading;
import io.umbral.benchmarks.engine.ReportReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/**
 * The reports of a task as readings.
 *
 * <p>It takes rows, not bare bytes: for bytes, Spark 4.2 builds a configuration anew at every row
 * to find out how to get them.
 */
final class ReadingDecoder implements MapPartitionsFunction<Row, ReadingRow> {

  private static final LongAdder RECEIVED = new LongAdder();

  /** A task is short: what a reader has learnt about cells is kept for the next one. */
  private static final Queue<ReportReader> IDLE = new ConcurrentLinkedQueue<>();

  private final String bootstrap;
  private final String inventory;

  ReadingDecoder(String bootstrap, String inventory) {
    this.bootstrap = bootstrap;
    this.inventory = inventory;
  }

  /** Readings decoded in this process. */
  static long received() {
    return RECEIVED.sum();
  }

  @Override
  public Iterator<ReadingRow> call(Iterator<Row> reports) {
    ReportReader idle = IDLE.poll();
    return new Readings(
        reports, idle == null ? new ReportReader(Leaves.shared(bootstrap, inventory)) : idle);
  }

  /** One row for all readings: Spark has copied it before it asks for the next. */
  private static final class Readings implements Iterator<ReadingRow> {

    private final Iterator<Row> reports;
    private final ReportReader reader;
    private final List<Reading> ofReport = new ArrayList<>();
    private final ReadingRow row = new ReadingRow();
    private int next;
    private boolean isOver;

    Readings(Iterator<Row> reports, ReportReader reader) {
      this.reports = reports;
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      while (next == ofReport.size() && !isOver) {
        ofReport.clear();
        next = 0;
        if (reports.hasNext()) {
          RECEIVED.add(reader.read((byte[]) reports.next().get(0), ofReport::add));
        } else {
          isOver = true;
          IDLE.add(reader);
        }
      }
      return next < ofReport.size();
    }

    @Override
    public ReadingRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the task has no further reading");
      }
      row.show(ofReport.get(next++));
      return row;
    }
  }
}
