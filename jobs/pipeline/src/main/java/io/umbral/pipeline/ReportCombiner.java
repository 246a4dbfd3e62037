package io.umbral.pipeline;

import io.umbral.alerting.rule.RuleBook;
import io.umbral.model.Rejected;
import io.umbral.pipeline.aggregate.CellLedger;
import io.umbral.pipeline.aggregate.LocalAggregate;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.ReportBatch;
import io.umbral.pipeline.types.SliceBurden;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.pipeline.types.SubtaskAccount;
import io.umbral.sla.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeHint;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Runs {@link LocalAggregate} beside the source: loads its state, hands it records and watermarks,
 * emits what it says.
 *
 * <p>State: the parts not handed on yet, the accounts, and the counted periods of each partition
 * with how far event time had come there, which every subtask gets on restore because only the
 * source decides where a partition is read.
 */
final class ReportCombiner extends AbstractStreamOperator<SlicePartial>
    implements OneInputStreamOperator<ReportBatch, SlicePartial>,
        LocalAggregate.Output,
        CellLedger.Output {

  /** Slices that got their first reading. */
  static final OutputTag<Long> ANNOUNCED =
      new OutputTag<>("announced-slices", TypeInformation.of(Long.class));

  /** Refusals. */
  static final OutputTag<Rejected> REJECTED = new OutputTag<>("rejected", EdgeTypes.REJECTED);

  /** Accounts. */
  static final OutputTag<SubtaskAccount> ACCOUNTS =
      new OutputTag<>("accounts", EdgeTypes.SUBTASK_ACCOUNT);

  /** Which cells drove slices of series that rules watch. */
  static final OutputTag<SliceBurden> BURDENS = new OutputTag<>("burdens", EdgeTypes.SLICE_BURDEN);

  /** Parts of slices of the sites and cells that rules watch. */
  static final OutputTag<SlicePartial> CELL_PARTS =
      new OutputTag<>("cell-parts", EdgeTypes.SLICE_PARTIAL);

  static final String NAME = "combine";

  private static final long serialVersionUID = 1L;

  /** How often the reference data is looked at for additions, and restored parts are handed on. */
  private static final long CHORES_MILLIS = 1_000;

  private final SlaJobConfig settings;
  private final InventoryFeed inventory;
  private final RuleFeed ruleFeed;

  private transient SharedTopology shared;
  private transient RuleFeed.Reader rulesReader;
  private transient RuleBook rules;
  private transient LocalAggregate aggregate;
  private transient ListState<SlicePartial> pendingState;
  private transient ListState<SliceBurden> burdenState;
  private transient ListState<SlicePartial> cellPartState;
  private transient ListState<SubtaskAccount> accountState;
  private transient ListState<Tuple2<Integer, byte[]>> periodsState;
  private transient List<SlicePartial> restored;
  private transient List<SliceBurden> restoredBurdens;
  private transient List<SlicePartial> restoredCellParts;
  private transient StreamRecord<SlicePartial> outgoing;
  private transient Account lastAccount;
  private transient long currentWatermarkMillis;

  ReportCombiner(SlaJobConfig settings, InventoryFeed inventory) {
    this(settings, inventory, RuleFeed.none());
  }

  ReportCombiner(SlaJobConfig settings, InventoryFeed inventory, RuleFeed ruleFeed) {
    this.settings = settings;
    this.inventory = inventory;
    this.ruleFeed = ruleFeed;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    shared = SharedTopology.open(inventory);
    rules = new RuleBook();
    rulesReader = ruleFeed.open();
    rulesReader.catchUp(rules);
    aggregate =
        new LocalAggregate(settings.plan(), shared.topology(), this, settings.threshold(), this);
    aggregate.ask(rules);
    restored = new ArrayList<>();
    restoredBurdens = new ArrayList<>();
    restoredCellParts = new ArrayList<>();
    outgoing = new StreamRecord<>(null);
    lastAccount = Account.EMPTY;
    currentWatermarkMillis = Long.MIN_VALUE;
    var store = context.getOperatorStateStore();
    pendingState =
        store.getListState(new ListStateDescriptor<>("pending-partials", EdgeTypes.SLICE_PARTIAL));
    burdenState =
        store.getListState(new ListStateDescriptor<>("pending-burdens", EdgeTypes.SLICE_BURDEN));
    cellPartState =
        store.getListState(
            new ListStateDescriptor<>("pending-cell-parts", EdgeTypes.SLICE_PARTIAL));
    accountState =
        store.getUnionListState(new ListStateDescriptor<>("accounts", EdgeTypes.SUBTASK_ACCOUNT));
    periodsState =
        store.getUnionListState(
            new ListStateDescriptor<>(
                "counted-periods", TypeInformation.of(new TypeHint<Tuple2<Integer, byte[]>>() {})));
    if (context.isRestored()) {
      restore();
    }
  }

  private void restore() throws Exception {
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    for (SubtaskAccount old : accountState.get()) {
      if (old.subtask() % subtasks == subtask) {
        aggregate.restoreAccount(old.account());
      }
    }
    for (Tuple2<Integer, byte[]> periods : periodsState.get()) {
      aggregate.restorePeriods(periods.f0, periods.f1);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    SlaMetrics.registerCombine(
        metrics,
        aggregate,
        () -> currentWatermarkMillis,
        getProcessingTimeService()::getCurrentProcessingTime);
    for (SlicePartial partial : pendingState.get()) {
      restored.add(partial);
    }
    burdenState.get().forEach(restoredBurdens::add);
    cellPartState.get().forEach(restoredCellParts::add);
    scheduleChores();
  }

  /** Takes restored parts as soon as this operator may emit, for they announce their slices. */
  private void takeRestored() {
    if (!restored.isEmpty()) {
      restored.forEach(aggregate::restorePending);
      restored.clear();
    }
    restoredBurdens.forEach(this::burden);
    restoredBurdens.clear();
    restoredCellParts.forEach(this::part);
    restoredCellParts.clear();
  }

  private void scheduleChores() {
    ProcessingTimeService clock = getProcessingTimeService();
    ScheduledFuture<?> unused =
        clock.registerTimer(
            clock.getCurrentProcessingTime() + CHORES_MILLIS,
            time -> {
              takeRestored();
              shared.poll();
              rulesReader.poll(rules);
              aggregate.ask(rules);
              tellAccount();
              scheduleChores();
            });
  }

  @Override
  public void processElement(StreamRecord<ReportBatch> element) {
    takeRestored();
    ReportBatch batch = element.getValue();
    while (batch.next()) {
      aggregate.receive(batch.report());
    }
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    takeRestored();
    currentWatermarkMillis = mark.getTimestamp();
    // What the watermark closes leaves before the watermark does.
    aggregate.advanceTo(mark.getTimestamp());
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      tellAccount();
    }
    super.processWatermark(mark);
  }

  @Override
  public void processWatermarkStatus(WatermarkStatus status) throws Exception {
    takeRestored();
    if (status.isIdle()) {
      // Nobody waits for an idle input, so nothing may wait in it.
      aggregate.handOnEverything();
    }
    super.processWatermarkStatus(status);
  }

  @Override
  public void finish() throws Exception {
    FinalAccount.tell(aggregate.account(), getRuntimeContext());
    super.finish();
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    takeRestored();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    int subtasks = getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    pendingState.update(aggregate.pending());
    storePendingCells();
    accountState.update(List.of(new SubtaskAccount(NAME, subtask, aggregate.account())));
    periodsState.clear();
    for (Map.Entry<Integer, byte[]> periods : aggregate.countedPeriods().entrySet()) {
      periodsState.add(Tuple2.of(periods.getKey(), periods.getValue()));
    }
    // Everybody holds the unclaimed ones; one of them writes them.
    Map<Integer, byte[]> unclaimed =
        aggregate.unclaimedPeriods(partition -> partition % subtasks == subtask);
    for (Map.Entry<Integer, byte[]> periods : unclaimed.entrySet()) {
      periodsState.add(Tuple2.of(periods.getKey(), periods.getValue()));
    }
  }

  private void storePendingCells() throws Exception {
    List<SliceBurden> burdens = new ArrayList<>();
    List<SlicePartial> parts = new ArrayList<>();
    aggregate.tellPendingCells(
        new CellLedger.Output() {
          @Override
          public void burden(SliceBurden burden) {
            burdens.add(burden);
          }

          @Override
          public void part(SlicePartial part) {
            parts.add(part);
          }
        });
    burdenState.update(burdens);
    cellPartState.update(parts);
  }

  @Override
  public void close() throws Exception {
    if (rulesReader != null) {
      rulesReader.close();
    }
    if (shared != null) {
      shared.close();
    }
    super.close();
  }

  @Override
  public void partial(SlicePartial partial) {
    output.collect(outgoing.replace(partial));
  }

  @Override
  public void burden(SliceBurden burden) {
    output.collect(BURDENS, new StreamRecord<>(burden));
  }

  @Override
  public void part(SlicePartial part) {
    output.collect(CELL_PARTS, new StreamRecord<>(part));
  }

  @Override
  public void announce(long sliceStartMillis) {
    output.collect(ANNOUNCED, new StreamRecord<>(sliceStartMillis));
  }

  @Override
  public void rejected(Rejected rejected) {
    output.collect(REJECTED, new StreamRecord<>(rejected));
  }

  private void tellAccount() {
    Account account = aggregate.account();
    if (!account.equals(lastAccount)) {
      lastAccount = account;
      int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
      output.collect(ACCOUNTS, new StreamRecord<>(new SubtaskAccount(NAME, subtask, account)));
    }
  }
}
