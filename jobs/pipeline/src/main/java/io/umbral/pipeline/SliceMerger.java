package io.umbral.pipeline;

import io.umbral.model.KpiTotals;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.merge.WindowAssembler;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.pipeline.types.SubtaskAccount;
import io.umbral.sla.Account;
import io.umbral.wire.KpiTotalsCodec;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Runs {@link WindowAssembler} on the parts of this subtask's series: loads its state, hands it
 * parts and watermarks, emits the results.
 *
 * <p>State: the terms of every series, which rest in keyed state once they are closed and go there
 * at a checkpoint; an index of them, so that a restore need not look for them; the stretches of
 * announced slices and the watermark up to which windows were published.
 */
final class SliceMerger extends AbstractStreamOperator<WindowResult>
    implements TwoInputStreamOperator<SlicePartial, Long, WindowResult>, WindowAssembler.Host {

  static final String NAME = "merge";

  private static final long serialVersionUID = 1L;
  private static final long CHORES_MILLIS = 1_000;
  private static final int INPUTS = 2;

  private final SlaJobConfig settings;
  private final InventoryFeed inventory;

  private transient SharedTopology shared;
  private transient WindowAssembler assembler;

  /** Chunks of terms by the length of a term and the start of the chunk. */
  private transient MapState<Tuple2<Long, Long>, byte[]> slices;

  private transient ListState<byte[]> indexState;
  private transient ListState<Long> announcedState;
  private transient ListState<Long> publishedState;
  private transient ListState<SubtaskAccount> accountState;
  private transient BitSet idleInputs;
  private transient KpiTotalsCodec codec;
  private transient StreamRecord<WindowResult> outgoing;
  private transient Account correction;
  private transient Account lastCorrection;

  SliceMerger(SlaJobConfig settings, InventoryFeed inventory) {
    this.settings = settings;
    this.inventory = inventory;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    shared = SharedTopology.open(inventory);
    idleInputs = new BitSet(INPUTS);
    codec = new KpiTotalsCodec();
    outgoing = new StreamRecord<>(null);
    correction = Account.EMPTY;
    lastCorrection = Account.EMPTY;
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int keyGroups = task.getMaxNumberOfParallelSubtasks();
    KeyGroupRange range =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            keyGroups, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    assembler =
        new WindowAssembler(
            settings.plan(),
            shared.topology(),
            key -> range.contains(KeyGroupRangeAssignment.assignToKeyGroup(key, keyGroups)),
            this,
            WindowAssembler.ROOM_BYTES);
    slices =
        context
            .getKeyedStateStore()
            .getMapState(
                new MapStateDescriptor<>(
                    "slices",
                    Types.TUPLE(Types.LONG, Types.LONG),
                    PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    var store = context.getOperatorStateStore();
    indexState =
        store.getUnionListState(
            new ListStateDescriptor<>(
                "slice-index", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    announcedState =
        store.getUnionListState(new ListStateDescriptor<>("announced-time", Types.LONG));
    publishedState =
        store.getUnionListState(new ListStateDescriptor<>("published-until", Types.LONG));
    accountState =
        store.getUnionListState(new ListStateDescriptor<>("accounts", EdgeTypes.SUBTASK_ACCOUNT));
    if (context.isRestored()) {
      restore();
    }
  }

  private void restore() throws Exception {
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    for (SubtaskAccount old : accountState.get()) {
      if (old.subtask() % subtasks == subtask) {
        correction = correction.plus(old.account());
      }
    }
    // Stretch by stretch, its first slice and its last.
    for (Iterator<Long> ends = announcedState.get().iterator(); ends.hasNext(); ) {
      assembler.announced().add(ends.next(), ends.next());
    }
    long byAllMillis = Long.MAX_VALUE;
    long bySomeMillis = Long.MIN_VALUE;
    for (long ofOne : publishedState.get()) {
      byAllMillis = Math.min(byAllMillis, ofOne);
      bySomeMillis = Math.max(bySomeMillis, ofOne);
    }
    if (byAllMillis <= bySomeMillis) {
      assembler.resumeAt(byAllMillis, bySomeMillis);
    }
    for (byte[] ofOne : indexState.get()) {
      assembler.restore(ofOne);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    SlaMetrics.registerMerge(metrics, assembler::seriesCount, () -> correction);
    scheduleChores();
  }

  private void scheduleChores() {
    ProcessingTimeService clock = getProcessingTimeService();
    ScheduledFuture<?> unused =
        clock.registerTimer(
            clock.getCurrentProcessingTime() + CHORES_MILLIS,
            time -> {
              shared.poll();
              tellCorrection();
              scheduleChores();
            });
  }

  /**
   * Both inputs come from the same combiners, so neither is alone in being idle for longer than it
   * takes to say so. Time waits for both: with the announcements alone it would pass slices whose
   * parts of a source that resumes are still on their way.
   */
  @Override
  protected void processWatermarkStatus(WatermarkStatus status, int input) {
    boolean wasIdle = idleInputs.cardinality() == INPUTS;
    idleInputs.set(input, status.isIdle());
    boolean isIdle = idleInputs.cardinality() == INPUTS;
    if (isIdle != wasIdle) {
      output.emitWatermarkStatus(isIdle ? WatermarkStatus.IDLE : WatermarkStatus.ACTIVE);
    }
  }

  @Override
  public void processElement1(StreamRecord<SlicePartial> element) throws Exception {
    SlicePartial partial = element.getValue();
    if (!assembler.add(partial)) {
      refuse(partial);
    }
  }

  /**
   * A part that comes after its slice is gone, from a subtask that was idle while time went on:
   * late, and said so.
   */
  private void refuse(SlicePartial partial) {
    if (!partial.leaf()) {
      return;
    }
    KpiTotals totals = new KpiTotals();
    codec.mergeInto(partial.totals(), totals);
    int readings = Math.toIntExact(totals.get(Total.READINGS));
    correction = correction.plus(new Account(0, -readings, 0, readings, 0));
    String detail =
        "totals of "
            + partial.key()
            + " for the slice at "
            + partial.sliceStartMillis()
            + " ms came from an input that had been idle, after the slice took no more data";
    output.collect(
        ReportCombiner.REJECTED,
        new StreamRecord<>(
            new Rejected(
                RejectionCause.LATE,
                detail,
                new Place("slice-partials", Place.NO_PARTITION, 0),
                readings,
                partial.totals())));
  }

  private void tellCorrection() {
    if (!correction.equals(lastCorrection)) {
      lastCorrection = correction;
      int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      output.collect(
          ReportCombiner.ACCOUNTS,
          new StreamRecord<>(new SubtaskAccount(NAME, subtask, correction)));
    }
  }

  @Override
  public void processElement2(StreamRecord<Long> element) {
    assembler.announce(element.getValue());
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    assembler.advanceTo(mark.getTimestamp());
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      tellCorrection();
    }
    super.processWatermark(mark);
  }

  @Override
  public void finish() throws Exception {
    FinalAccount.tell(correction, getRuntimeContext());
    super.finish();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    indexState.update(List.of(assembler.writeThrough()));
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    announcedState.clear();
    for (Map.Entry<Long, Long> stretch : assembler.announced().stretches().entrySet()) {
      announcedState.add(stretch.getKey());
      announcedState.add(stretch.getValue());
    }
    publishedState.update(List.of(assembler.publishedUntil()));
    accountState.update(List.of(new SubtaskAccount(NAME, subtask, correction)));
  }

  @Override
  public void close() throws Exception {
    if (shared != null) {
      shared.close();
    }
    super.close();
  }

  @Override
  public void emit(WindowResult result) {
    output.collect(outgoing.replace(result));
  }

  @Override
  public void store(SeriesKey key, long termMillis, long startMillis, byte[] chunk)
      throws Exception {
    setCurrentKey(key);
    slices.put(Tuple2.of(termMillis, startMillis), chunk);
  }

  @Override
  public byte[] load(SeriesKey key, long termMillis, long startMillis) throws Exception {
    setCurrentKey(key);
    return slices.get(Tuple2.of(termMillis, startMillis));
  }

  @Override
  public void forget(SeriesKey key, long termMillis, long startMillis) throws Exception {
    setCurrentKey(key);
    slices.remove(Tuple2.of(termMillis, startMillis));
  }

  /** The series is the current key only while its state is read or written. */
  @Override
  @SuppressWarnings("rawtypes") // as Flink has it
  public void setKeyContextElement1(StreamRecord record) {}
}
