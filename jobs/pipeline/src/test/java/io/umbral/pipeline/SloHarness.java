package io.umbral.pipeline;

import io.umbral.model.Rejected;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.sla.slo.Slo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator that judges, in Flink's harness. */
@SuppressWarnings("try") // Flink's harnesses close with any exception, and so does this one
final class SloHarness implements AutoCloseable {

  /** Promises that a test adds while the operator runs. */
  static final class Feed implements SloFeed {

    private static final long serialVersionUID = 1L;

    final transient List<Consumer<Receiver>> added = new ArrayList<>();

    void add(Slo slo) {
      added.add(to -> to.accept(slo, Rejected.Place.line("test", 1)));
    }

    void add(Rejected fault) {
      added.add(to -> to.refuse(fault));
    }

    @Override
    public Reader open() {
      return new Reader() {

        private int read;

        @Override
        public void catchUp(Receiver receiver) {
          poll(receiver);
        }

        @Override
        public void poll(Receiver receiver) {
          while (read < added.size()) {
            added.get(read++).accept(receiver);
          }
        }

        @Override
        public void close() {
          // nothing is held
        }
      };
    }
  }

  final Feed feed;
  private final KeyedOneInputStreamOperatorTestHarness<SeriesKey, WindowResult, SloStatus> harness;
  private long clock;

  SloHarness(SlaJobConfig config, Feed feed, OperatorSubtaskState from) throws Exception {
    this.feed = feed;
    harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new SloEvaluator(config, feed), WindowResult::key, EdgeTypes.SERIES_KEY, 128, 1, 0);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(EdgeTypes.SLO_STATUS.createSerializer(new SerializerConfigImpl()));
    if (from != null) {
      harness.initializeState(from);
    }
    harness.open();
  }

  void take(WindowResult result) throws Exception {
    harness.processElement(new StreamRecord<>(result));
  }

  void watermark(long mark) throws Exception {
    harness.processWatermark(new Watermark(mark));
  }

  /** Lets the chores of a second be done. */
  void passASecond() throws Exception {
    clock += 1_000;
    harness.setProcessingTime(clock);
  }

  OperatorSubtaskState snapshot(long checkpoint) throws Exception {
    return harness.snapshot(checkpoint, clock);
  }

  int keyedStateEntries() {
    return harness.numKeyedStateEntries();
  }

  /** What was said since the last call. */
  List<SloStatus> said() {
    List<SloStatus> said = new ArrayList<>();
    for (Object one = harness.getOutput().poll(); one != null; one = harness.getOutput().poll()) {
      if (((StreamElement) one).isRecord()) {
        said.add(((StreamElement) one).<SloStatus>asRecord().getValue());
      }
    }
    return said;
  }

  List<Rejected> refused() {
    var refused = harness.getSideOutput(ReportCombiner.REJECTED);
    return refused == null ? List.of() : refused.stream().map(StreamRecord::getValue).toList();
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
