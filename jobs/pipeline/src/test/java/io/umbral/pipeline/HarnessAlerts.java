package io.umbral.pipeline;

import io.umbral.alerting.Measurement;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.documents.Faults;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.pipeline.types.AlertTypes;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.Measured;
import io.umbral.wire.AlertRuleCodec.Written;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The operators of the alert job in Flink's harnesses, wired as the job wires them. */
@SuppressWarnings("try") // Flink's harnesses close with any exception, and so does this one
final class HarnessAlerts implements AutoCloseable {

  static final int KEY_GROUPS = 128;

  /** Room for the state of 50,000 alarms. */
  private static final JobManagerCheckpointStorage ROOM =
      new JobManagerCheckpointStorage(256 << 20);

  /** The state of all operators at one instant. */
  record Snapshot(List<OperatorSubtaskState> evaluators, OperatorSubtaskState desk) {}

  private final List<KeyedOneInputStreamOperatorTestHarness<SeriesKey, Measured, Judged>>
      evaluators = new ArrayList<>();
  private final KeyedTwoInputStreamOperatorTestHarness<String, Judged, OperatorAction, AlarmEvent>
      desk;

  HarnessAlerts(AlertJobConfig config, List<Written> rules, int subtasks) throws Exception {
    this(config, rules, subtasks, null);
  }

  HarnessAlerts(AlertJobConfig config, List<Written> rules, int subtasks, Snapshot from)
      throws Exception {
    AlertJob.Reference reference =
        new AlertJob.Reference(
            InventoryFeed.of(List.of(Region.root("r")), List.of(), List.of()), RuleFeed.of(rules));
    for (int i = 0; i < subtasks; i++) {
      evaluators.add(evaluator(config, reference, subtasks, i, from));
    }
    desk =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new AlarmDesk(config, reference.rules()),
            one -> AlertJob.DESK,
            one -> AlertJob.DESK,
            Types.STRING,
            KEY_GROUPS,
            1,
            0);
    desk.setCheckpointStorage(ROOM);
    desk.setup(AlertTypes.ALARM_EVENT.createSerializer(new SerializerConfigImpl()));
    if (from != null) {
      desk.initializeState(from.desk());
    }
    desk.open();
    desk.processWatermark2(new Watermark(Long.MAX_VALUE - 1));
  }

  private static KeyedOneInputStreamOperatorTestHarness<SeriesKey, Measured, Judged> evaluator(
      AlertJobConfig config, AlertJob.Reference reference, int subtasks, int subtask, Snapshot from)
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new RuleEvaluator(config, reference)),
            Measured::key,
            EdgeTypes.SERIES_KEY,
            KEY_GROUPS,
            subtasks,
            subtask);
    harness.setCheckpointStorage(ROOM);
    harness.setup(AlertTypes.JUDGED.createSerializer(new SerializerConfigImpl()));
    if (from != null) {
      harness.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              AbstractStreamOperatorTestHarness.repackageState(
                  from.evaluators().toArray(OperatorSubtaskState[]::new)),
              KEY_GROUPS,
              from.evaluators().size(),
              subtasks,
              subtask));
    }
    harness.open();
    return harness;
  }

  /** The YAML of a rule as the job takes it. */
  static Written rule(String document) {
    Faults faults = new Faults();
    var rules = AlertRuleReader.read("test", document, faults);
    if (rules.size() != 1) {
      throw new IllegalArgumentException(faults.all().toString());
    }
    return new Written(rules.get(0), document);
  }

  void observe(String region, Measurement measurement) throws Exception {
    SeriesKey key = new SeriesKey(region, SeriesKey.ALL, SeriesKey.ALL);
    int group = KeyGroupRangeAssignment.assignToKeyGroup(key, KEY_GROUPS);
    int subtask =
        KeyGroupRangeAssignment.computeOperatorIndexForKeyGroup(
            KEY_GROUPS, evaluators.size(), group);
    evaluators
        .get(subtask)
        .processElement(new StreamRecord<>(new Measured(key, RegionLevel.COUNTRY, measurement)));
    handOn();
  }

  private void handOn() throws Exception {
    for (var evaluator : evaluators) {
      for (Judged judged : evaluator.extractOutputValues()) {
        desk.processElement1(new StreamRecord<>(judged));
      }
      evaluator.getOutput().clear();
    }
  }

  /** Event time has come so far that what ends up to an instant is there. */
  void reach(long endMillis) throws Exception {
    watermark(endMillis - 1);
  }

  void end() throws Exception {
    watermark(Long.MAX_VALUE);
  }

  private void watermark(long millis) throws Exception {
    for (var evaluator : evaluators) {
      evaluator.processWatermark(new Watermark(millis));
    }
    handOn();
    desk.processWatermark1(new Watermark(millis));
  }

  void act(OperatorAction action) throws Exception {
    desk.processElement2(new StreamRecord<>(action));
  }

  void processingTime(long millis) throws Exception {
    desk.setProcessingTime(millis);
  }

  /** What happened since this was last asked. */
  List<AlarmEvent> take() {
    List<AlarmEvent> events = List.copyOf(desk.extractOutputValues());
    desk.getOutput().clear();
    return events;
  }

  /** How many values the evaluators keep. */
  int keptByEvaluators() {
    return evaluators.stream().mapToInt(one -> one.numKeyedStateEntries()).sum();
  }

  /** How many values the desk keeps. */
  int keptByDesk() {
    return desk.numKeyedStateEntries();
  }

  Snapshot snapshot() throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    for (var evaluator : evaluators) {
      states.add(evaluator.snapshot(1, 1));
    }
    return new Snapshot(states, desk.snapshot(1, 1));
  }

  @Override
  public void close() throws Exception {
    for (var evaluator : evaluators) {
      evaluator.close();
    }
    desk.close();
  }
}
