package io.umbral.pipeline;

import io.umbral.alerting.Form;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Desk;
import io.umbral.alerting.desk.DeskClock;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.desk.JudgedForm;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.OperatorAction.Plan;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.pipeline.types.AlarmUpdate;
import io.umbral.pipeline.types.AlertTypes;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.OperatorActionCodec;
import io.umbral.wire.WireException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.OutputTag;

/**
 * Runs {@link Desk}: holds judgements back until event time has come to their instant, so that all
 * of one instant lie on the desk together, and emits what happens.
 *
 * <p>State: every alarm that is kept, plans, the clock, written when they change; the judgements
 * held back and deeds whose alarm is not known yet, written at a checkpoint. The desk takes away
 * alarms that have long been over; a deed waits as long for its alarm.
 */
final class AlarmDesk extends AbstractStreamOperator<AlarmEvent>
    implements TwoInputStreamOperator<Judged, OperatorAction, AlarmEvent> {

  /** What is known of alarms after what happened. */
  static final OutputTag<AlarmUpdate> STATES =
      new OutputTag<>("alarm-states", AlertTypes.ALARM_UPDATE);

  private static final long serialVersionUID = 1L;
  private static final long TICK_MILLIS = 1_000;

  private final AlertJobConfig settings;
  private final RuleFeed ruleFeed;

  private transient Desk desk;
  private transient RuleBook rules;
  private transient RuleFeed.Reader feed;
  private transient AlarmCodec alarmCodec;
  private transient OperatorActionCodec actionCodec;
  private transient TreeMap<Long, List<Judged>> waiting;
  private transient Set<String> keptPlans;

  // After a failure, what people did may be read again before what they answered to has happened.
  private transient List<OnAlarm> early;
  private transient MapState<String, byte[]> alarmState;
  private transient MapState<String, byte[]> planState;
  private transient ValueState<byte[]> clockState;
  private transient ValueState<byte[]> waitingState;
  private transient ValueState<byte[]> earlyState;

  AlarmDesk(AlertJobConfig settings, RuleFeed ruleFeed) {
    this.settings = settings;
    this.ruleFeed = ruleFeed;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    rules = new RuleBook();
    feed = ruleFeed.open();
    feed.catchUp(rules);
    desk = new Desk(settings.desk(), rules);
    alarmCodec = new AlarmCodec();
    actionCodec = new OperatorActionCodec();
    waiting = new TreeMap<>();
    keptPlans = new HashSet<>();
    early = new ArrayList<>();
    var store = context.getKeyedStateStore();
    var bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    alarmState = store.getMapState(new MapStateDescriptor<>("alarms", Types.STRING, bytes));
    planState = store.getMapState(new MapStateDescriptor<>("plans", Types.STRING, bytes));
    clockState = store.getState(new ValueStateDescriptor<>("clock", bytes));
    waitingState = store.getState(new ValueStateDescriptor<>("waiting", bytes));
    earlyState = store.getState(new ValueStateDescriptor<>("early", bytes));
    if (context.isRestored()) {
      restore();
    }
  }

  private void restore() throws Exception {
    setCurrentKey(AlertJob.DESK);
    List<Alarm> alarms = new ArrayList<>();
    for (byte[] alarm : alarmState.values()) {
      alarms.add(alarmCodec.decodeState(alarm));
    }
    List<Plan> plans = new ArrayList<>();
    for (byte[] plan : planState.values()) {
      plans.add((Plan) actionCodec.decode(plan));
    }
    plans.forEach(plan -> keptPlans.add(plan.id()));
    byte[] clock = clockState.value();
    desk.restore(
        alarms, plans, clock == null ? DeskClock.BEGIN : JudgedForm.readClock(input(clock)));
    byte[] held = waitingState.value();
    if (held != null) {
      Form.readList(JudgedForm::read, input(held)).forEach(this::hold);
    }
    byte[] deeds = earlyState.value();
    if (deeds != null) {
      early.addAll(Form.readList(this::readDeed, input(deeds)));
    }
  }

  private static DataInputStream input(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  @Override
  public void open() throws Exception {
    super.open();
    if (settings.clock() == AlertJobConfig.Clock.PROCESSING_TIME) {
      scheduleTick();
    }
  }

  private void scheduleTick() {
    ProcessingTimeService clock = getProcessingTimeService();
    ScheduledFuture<?> unused =
        clock.registerTimer(
            clock.getCurrentProcessingTime() + TICK_MILLIS,
            time -> {
              feed.poll(rules);
              emit(desk.tick(time));
              actEarly();
              store();
              scheduleTick();
            });
  }

  private OptionalLong now() {
    return settings.clock() == AlertJobConfig.Clock.PROCESSING_TIME
        ? OptionalLong.of(getProcessingTimeService().getCurrentProcessingTime())
        : OptionalLong.empty();
  }

  @Override
  public void processElement1(StreamRecord<Judged> element) {
    hold(element.getValue());
  }

  private void hold(Judged judged) {
    waiting.computeIfAbsent(judged.transition().atMillis(), at -> new ArrayList<>()).add(judged);
  }

  @Override
  public void processElement2(StreamRecord<OperatorAction> element) throws Exception {
    OperatorAction action = element.getValue();
    if (action instanceof OnAlarm deed && !desk.knows(deed.alertId())) {
      early.add(deed);
      return;
    }
    emit(desk.act(action, now()));
    store();
  }

  private void actEarly() {
    List<OnAlarm> ready = early.stream().filter(deed -> desk.knows(deed.alertId())).toList();
    early.removeAll(ready);
    ready.forEach(deed -> emit(desk.act(deed, now())));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    feed.poll(rules);
    // A window that ends at an instant is there when the watermark is at the millisecond before.
    long reached = mark.getTimestamp() == Long.MAX_VALUE ? Long.MAX_VALUE : mark.getTimestamp() + 1;
    while (!waiting.isEmpty() && waiting.firstKey() <= reached) {
      actEarly();
      Map.Entry<Long, List<Judged>> instant = waiting.pollFirstEntry();
      emit(desk.advance(instant.getKey() - 1, now()));
      emit(desk.apply(instant.getValue(), now()));
    }
    long untilMillis = Math.min(mark.getTimestamp(), settings.untilMillis());
    if (untilMillis != Long.MAX_VALUE) { // else the job is stopped, which is not the end of time
      emit(desk.advance(untilMillis, now()));
      long longAgoMillis = untilMillis - settings.retention().toMillis();
      early.removeIf(deed -> deed.doneAtMillis() < longAgoMillis);
    }
    actEarly();
    store();
    super.processWatermark(mark);
  }

  private void emit(List<AlarmEvent> events) {
    for (AlarmEvent event : events) {
      output.collect(new StreamRecord<>(event, event.atMillis()));
    }
  }

  /** Writes through what changed, and tells it. */
  private void store() throws Exception {
    setCurrentKey(AlertJob.DESK);
    for (Map.Entry<String, Optional<Alarm>> entry : desk.takeChanged().entrySet()) {
      if (entry.getValue().isPresent()) {
        alarmState.put(entry.getKey(), alarmCodec.encode(entry.getValue().get()));
      } else {
        alarmState.remove(entry.getKey());
      }
      output.collect(STATES, new StreamRecord<>(new AlarmUpdate(entry.getKey(), entry.getValue())));
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    setCurrentKey(AlertJob.DESK);
    storePlans();
    ByteArrayOutputStream clock = new ByteArrayOutputStream();
    JudgedForm.write(desk.clock(), new DataOutputStream(clock));
    clockState.update(clock.toByteArray());
    ByteArrayOutputStream held = new ByteArrayOutputStream();
    List<Judged> all = waiting.values().stream().flatMap(List::stream).toList();
    Form.writeList(all, JudgedForm::write, new DataOutputStream(held));
    waitingState.update(held.toByteArray());
    storeEarly();
  }

  private void storeEarly() throws Exception {
    if (early.isEmpty()) {
      earlyState.clear();
      return;
    }
    ByteArrayOutputStream deeds = new ByteArrayOutputStream();
    Form.writeList(early, this::writeDeed, new DataOutputStream(deeds));
    earlyState.update(deeds.toByteArray());
  }

  private void writeDeed(OnAlarm deed, DataOutput to) throws IOException {
    byte[] bytes = actionCodec.encode(deed);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  private OnAlarm readDeed(DataInput from) throws IOException {
    byte[] bytes = new byte[from.readInt()];
    from.readFully(bytes);
    try {
      return (OnAlarm) actionCodec.decode(bytes);
    } catch (WireException e) {
      throw new IOException("a deed that was kept by a checkpoint cannot be read", e);
    }
  }

  private void storePlans() throws Exception {
    Set<String> now = new HashSet<>();
    for (Plan plan : desk.plans()) {
      now.add(plan.id());
      planState.put(plan.id(), actionCodec.encode(plan));
    }
    for (String old : keptPlans) {
      if (!now.contains(old)) {
        planState.remove(old);
      }
    }
    keptPlans = now;
  }

  /** The desk is the only key, and is the current one only while its state is read or written. */
  @Override
  @SuppressWarnings("rawtypes") // as Flink has it
  public void setKeyContextElement1(StreamRecord record) {}

  @Override
  @SuppressWarnings("rawtypes") // as Flink has it
  public void setKeyContextElement2(StreamRecord record) {}

  @Override
  public void close() throws Exception {
    if (feed != null) {
      feed.close();
    }
    super.close();
  }
}
