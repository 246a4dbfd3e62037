package io.umbral.pipeline;

import io.umbral.model.CellReport;
import io.umbral.model.Rejected;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.ReportBatch;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.pipeline.types.SubtaskAccount;
import io.umbral.sla.Account;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamElement;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/**
 * The job's own operators in Flink's harnesses, wired as the job wires them: parts by key group,
 * announcements to all, watermarks and idleness as the valve of a real input merges them.
 */
@SuppressWarnings("try") // Flink's harnesses close with any exception, and so does this one
final class HarnessJob implements AutoCloseable {

  static final int KEY_GROUPS = 128;

  /** The state of both operators at one instant. */
  record Snapshot(
      List<OperatorSubtaskState> combines, List<OperatorSubtaskState> merges, int subtasks) {}

  private final List<OneInputStreamOperatorTestHarness<ReportBatch, SlicePartial>> combines =
      new ArrayList<>();
  private final List<
          KeyedTwoInputStreamOperatorTestHarness<SeriesKey, SlicePartial, Long, WindowResult>>
      merges = new ArrayList<>();
  private final long[] marks;
  private final boolean[] idle;
  private final Map<String, Account> accounts = new HashMap<>();
  final List<WindowResult> results = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();
  private long mergedMark = Long.MIN_VALUE;
  private long clock;
  private long offset;

  private HarnessJob(SlaJobConfig config, InventoryFeed inventory, int subtasks, Snapshot from)
      throws Exception {
    marks = new long[subtasks];
    idle = new boolean[subtasks];
    for (int i = 0; i < subtasks; i++) {
      marks[i] = Long.MIN_VALUE;
      combines.add(combine(config, inventory, subtasks, i, from));
      merges.add(merge(config, inventory, subtasks, i, from));
    }
  }

  static HarnessJob start(SlaJobConfig config, InventoryFeed inventory, int subtasks)
      throws Exception {
    return new HarnessJob(config, inventory, subtasks, null);
  }

  static HarnessJob resume(
      SlaJobConfig config, InventoryFeed inventory, int subtasks, Snapshot from) throws Exception {
    return new HarnessJob(config, inventory, subtasks, from);
  }

  private static OneInputStreamOperatorTestHarness<ReportBatch, SlicePartial> combine(
      SlaJobConfig config, InventoryFeed inventory, int subtasks, int subtask, Snapshot from)
      throws Exception {
    var harness =
        new OneInputStreamOperatorTestHarness<>(
            new ReportCombiner(config, inventory), KEY_GROUPS, subtasks, subtask);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(serializer(EdgeTypes.SLICE_PARTIAL));
    if (from != null) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              AbstractStreamOperatorTestHarness.repackageState(
                  from.combines().toArray(new OperatorSubtaskState[0])),
              KEY_GROUPS,
              from.subtasks(),
              subtasks,
              subtask));
    }
    harness.open();
    return harness;
  }

  private static KeyedTwoInputStreamOperatorTestHarness<SeriesKey, SlicePartial, Long, WindowResult>
      merge(SlaJobConfig config, InventoryFeed inventory, int subtasks, int subtask, Snapshot from)
          throws Exception {
    var harness =
        new KeyedTwoInputStreamOperatorTestHarness<SeriesKey, SlicePartial, Long, WindowResult>(
            new SliceMerger(config, inventory),
            SlicePartial::key,
            null,
            EdgeTypes.SERIES_KEY,
            KEY_GROUPS,
            subtasks,
            subtask);
    harness.getExecutionConfig().enableObjectReuse();
    harness.setup(serializer(EdgeTypes.WINDOW_RESULT));
    if (from != null) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              AbstractStreamOperatorTestHarness.repackageState(
                  from.merges().toArray(new OperatorSubtaskState[0])),
              KEY_GROUPS,
              from.subtasks(),
              subtasks,
              subtask));
    }
    harness.open();
    return harness;
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }

  /** A report arrives in a subtask, from the partition of the same number. */
  void report(int subtask, CellReport report) throws Exception {
    report(subtask, Reports.received(report, subtask, offset++));
  }

  void report(int subtask, ReportBatch received) throws Exception {
    combines.get(subtask).processElement(new StreamRecord<>(received));
    pump(subtask);
  }

  /** The watermark of a subtask's source: all that ends by an instant has arrived. */
  void watermark(int subtask, String time) throws Exception {
    watermark(subtask, Reports.before(time));
  }

  void watermark(int subtask, long mark) throws Exception {
    combines.get(subtask).processWatermark(new Watermark(mark));
    pump(subtask);
  }

  void idle(int subtask) throws Exception {
    combines.get(subtask).processWatermarkStatus(WatermarkStatus.IDLE);
    pump(subtask);
  }

  void active(int subtask) throws Exception {
    combines.get(subtask).processWatermarkStatus(WatermarkStatus.ACTIVE);
    pump(subtask);
  }

  /** The end of all input. */
  void end() throws Exception {
    for (int i = 0; i < combines.size(); i++) {
      watermark(i, Long.MAX_VALUE);
    }
  }

  /** Lets processing time pass, for the chores. */
  void pass(long millis) throws Exception {
    clock += millis;
    for (int i = 0; i < combines.size(); i++) {
      combines.get(i).setProcessingTime(clock);
      pump(i);
    }
    for (var merge : merges) {
      merge.setProcessingTime(clock);
    }
    collect();
  }

  Snapshot snapshot(long checkpoint) throws Exception {
    List<OperatorSubtaskState> ofCombines = new ArrayList<>();
    List<OperatorSubtaskState> ofMerges = new ArrayList<>();
    for (int i = 0; i < combines.size(); i++) {
      combines.get(i).prepareSnapshotPreBarrier(checkpoint);
      pump(i);
    }
    for (int i = 0; i < combines.size(); i++) {
      ofCombines.add(combines.get(i).snapshot(checkpoint, clock));
      ofMerges.add(merges.get(i).snapshot(checkpoint, clock));
    }
    return new Snapshot(ofCombines, ofMerges, combines.size());
  }

  /** The account over all operators and subtasks, as it was told last. */
  Account account() {
    return accounts.values().stream().reduce(Account.EMPTY, Account::plus);
  }

  int keyedStateEntries() {
    return merges.stream().mapToInt(merge -> merge.numKeyedStateEntries()).sum();
  }

  /** The results of one series, window length in minutes, in the order in which they came. */
  List<WindowResult> results(String region, String operator, String technology, int minutes) {
    SeriesKey key = new SeriesKey(region, operator, technology);
    return results.stream()
        .filter(of -> of.key().equals(key) && of.windowMillis() == minutes * 60_000)
        .toList();
  }

  private void pump(int subtask) throws Exception {
    var combine = combines.get(subtask);
    // Side outputs first: what was announced travels with the parts, before the next watermark.
    for (StreamRecord<Long> announced : drain(combine, ReportCombiner.ANNOUNCED)) {
      for (var merge : merges) {
        merge.processElement2(new StreamRecord<>(announced.getValue()));
      }
    }
    for (Object element = combine.getOutput().poll();
        element != null;
        element = combine.getOutput().poll()) {
      deliver(subtask, (StreamElement) element);
    }
    collect();
  }

  private void deliver(int subtask, StreamElement element) throws Exception {
    if (element.isRecord()) {
      SlicePartial partial = element.<SlicePartial>asRecord().getValue();
      int target =
          KeyGroupRangeAssignment.assignKeyToParallelOperator(
              partial.key(), KEY_GROUPS, merges.size());
      merges.get(target).processElement1(new StreamRecord<>(partial));
    } else if (element.isWatermark()) {
      marks[subtask] = Math.max(marks[subtask], element.asWatermark().getTimestamp());
      advance();
    } else if (element.isWatermarkStatus()) {
      idle[subtask] = element.asWatermarkStatus().isIdle();
      advance();
    }
  }

  /** The least of the active inputs; the greatest where all are idle. */
  private void advance() throws Exception {
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    boolean isAnyActive = false;
    for (int i = 0; i < marks.length; i++) {
      greatest = Math.max(greatest, marks[i]);
      if (!idle[i]) {
        isAnyActive = true;
        least = Math.min(least, marks[i]);
      }
    }
    long next = isAnyActive ? least : greatest;
    if (next > mergedMark) {
      mergedMark = next;
      for (var merge : merges) {
        merge.processWatermark1(new Watermark(next));
        merge.processWatermark2(new Watermark(next));
      }
    }
  }

  private void collect() {
    for (var merge : merges) {
      for (Object element = merge.getOutput().poll();
          element != null;
          element = merge.getOutput().poll()) {
        if (((StreamElement) element).isRecord()) {
          results.add(((StreamElement) element).<WindowResult>asRecord().getValue());
        }
      }
      collectSides(merge);
    }
    combines.forEach(this::collectSides);
  }

  private void collectSides(AbstractStreamOperatorTestHarness<?> harness) {
    drain(harness, ReportCombiner.REJECTED).forEach(of -> rejected.add(of.getValue()));
    for (StreamRecord<SubtaskAccount> told : drain(harness, ReportCombiner.ACCOUNTS)) {
      SubtaskAccount account = told.getValue();
      accounts.put(account.operator() + account.subtask(), account.account());
    }
  }

  private static <T> List<StreamRecord<T>> drain(
      AbstractStreamOperatorTestHarness<?> harness, OutputTag<T> tag) {
    Queue<StreamRecord<T>> side = harness.getSideOutput(tag);
    if (side == null) {
      return List.of();
    }
    List<StreamRecord<T>> drained = new ArrayList<>(side);
    side.clear();
    return drained;
  }

  @Override
  public void close() throws Exception {
    for (var combine : combines) {
      combine.close();
    }
    for (var merge : merges) {
      merge.close();
    }
  }
}
