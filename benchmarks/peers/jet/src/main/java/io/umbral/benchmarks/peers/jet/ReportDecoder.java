package io.umbral.benchmarks.peers.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.core.AppendableTraverser;
import io.umbral.benchmarks.engine.Leaves;
import io.umbral.benchmarks.engine.Reading;
import io.umbral.benchmarks.engine.ReportReader;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Reads reports for one processor of Jet; its traverser is drained before it is called again. */
final class ReportDecoder {

  /** Of the process: Jet serializes what a pipeline is made of, and copies have no common count. */
  static final LongAdder RECEIVED = new LongAdder();

  private static final int READINGS_PER_REPORT = 16;

  private final ReportReader reader;
  private final AppendableTraverser<Reading> readings =
      new AppendableTraverser<>(READINGS_PER_REPORT);
  private final Consumer<Reading> taker = readings::append;

  ReportDecoder(Leaves leaves) {
    this.reader = new ReportReader(leaves);
  }

  Traverser<Reading> decode(byte[] report) {
    RECEIVED.add(reader.read(report, taker));
    return readings;
  }
}
