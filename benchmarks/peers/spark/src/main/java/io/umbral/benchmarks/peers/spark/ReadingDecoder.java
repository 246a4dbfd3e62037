package io.umbral.benchmarks.peers.spark;

import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.Reading;
import io.umbral.benchmarks.engine.ReportReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Reads the reports of a partition. */
final class ReadingDecoder implements MapPartitionsFunction<Row, ReadingRow> {

  private static final LongAdder RECEIVED = new LongAdder();

  /** A task is short: what a reader has learnt of the cells is kept for the next one. */
  private static final Queue<ReportReader> IDLE = new ConcurrentLinkedQueue<>();

  private final String bootstrap;
  private final String inventory;

  ReadingDecoder(String bootstrap, String inventory) {
    this.bootstrap = bootstrap;
    this.inventory = inventory;
  }

  static long received() {
    return RECEIVED.sum();
  }

  @Override
  public Iterator<ReadingRow> call(Iterator<Row> values) {
    return new Rows(values, reader());
  }

  private ReportReader reader() {
    ReportReader idle = IDLE.poll();
    return idle == null ? new ReportReader(Leaves.shared(bootstrap, inventory)) : idle;
  }

  private static final class Rows implements Iterator<ReadingRow> {

    private final Iterator<Row> values;
    private ReportReader reader;
    private final List<Reading> readings = new ArrayList<>();
    private final ReadingRow row = new ReadingRow();
    private int next;

    Rows(Iterator<Row> values, ReportReader reader) {
      this.values = values;
      this.reader = reader;
    }

    @Override
    public boolean hasNext() {
      while (next == readings.size() && values.hasNext()) {
        readings.clear();
        next = 0;
        RECEIVED.add(reader.read((byte[]) values.next().get(0), readings::add));
      }
      if (next < readings.size()) {
        return true;
      }
      if (reader != null) {
        IDLE.add(reader);
        reader = null;
      }
      return false;
    }

    @Override
    public ReadingRow next() {
      row.show(readings.get(next++));
      return row;
    }
  }
}
