package io.umbral.pipeline;

import io.umbral.alerting.Form;
import io.umbral.alerting.Measurement;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Evaluation;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.alerting.rule.RuleHistory;
import io.umbral.alerting.track.Track;
import io.umbral.alerting.track.TrackForm;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import io.umbral.pipeline.types.Measured;
import io.umbral.pipeline.types.PartKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Holds every rule against what is measured of a series: loads its tracks, evaluates, stores, hands
 * on what is to be said.
 *
 * <p>State, by series: a track for each rule that watches it; what was measured lately, for rules
 * that come later; the level of its region. A timer of event time judges silence and empties what
 * is no longer needed.
 */
final class RuleEvaluator extends KeyedProcessFunction<SeriesKey, Measured, Judged> {

  private static final long serialVersionUID = 1L;

  private final AlertJobConfig config;
  private final AlertJob.Reference reference;

  private transient SharedTopology shared;
  private transient RuleFeed.Reader feed;
  private transient RuleBook rules;
  private transient MapState<String, byte[]> tracks;
  private transient MapState<String, byte[]> recent;
  private transient ValueState<String> level;
  private transient long polledAtMillis;

  RuleEvaluator(AlertJobConfig config, AlertJob.Reference reference) {
    this.config = config;
    this.reference = reference;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    shared = SharedTopology.open(reference.inventory());
    rules = new RuleBook();
    feed = reference.rules().open();
    feed.catchUp(rules);
    tracks =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "tracks", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    recent =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "recent", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    level = getRuntimeContext().getState(new ValueStateDescriptor<>("level", Types.STRING));
  }

  @Override
  public void processElement(Measured measured, Context context, Collector<Judged> out)
      throws Exception {
    poll(context);
    Measurement measurement = measured.measurement();
    Subject subject = subjectOf(measured.key(), measured.level(), measurement.endMillis());
    if (level.value() == null) {
      level.update(measured.level().name());
    }
    for (RuleHistory history : rules.rules()) {
      if (Evaluation.isOfSubjects(history)) {
        evaluate(new Evaluation(history, subject), measurement, context, out);
      }
    }
    recent.put(nameOf(measurement), bytesOf(measurement));
    // Whatever is kept is looked at once it can no longer change.
    context.timerService().registerEventTimeTimer(horizonOf(measurement));
  }

  private void evaluate(
      Evaluation evaluation, Measurement measurement, Context context, Collector<Judged> out)
      throws Exception {
    RuleHistory history = evaluation.rules();
    byte[] kept = tracks.get(history.id());
    if (kept == null && !evaluation.isAbout(measurement)) {
      return; // Nothing is remembered, and nothing would be.
    }
    Track track =
        kept == null ? evaluation.backfill(recentBefore(measurement, context)) : trackOf(kept);
    Track.Step step = evaluation.observe(measurement, track);
    keep(history, settled(step.next(), history, context), Long.MIN_VALUE, context);
    evaluation.judged(step).forEach(out::collect);
  }

  private static String nameOf(Measurement measurement) {
    return measurement.endMillis() + " " + measurement.source();
  }

  /** New rules are looked for as often as event time moves a second. */
  private void poll(Context context) {
    long nowMillis = context.timerService().currentWatermark() / 1_000;
    if (nowMillis != polledAtMillis) {
      polledAtMillis = nowMillis;
      feed.poll(rules);
      shared.poll();
    }
  }

  private long horizonOf(Measurement measurement) {
    return measurement.endMillis()
        + Math.max(config.allowedLateness().toMillis(), config.backfill().toMillis());
  }

  private Subject subjectOf(SeriesKey key, RegionLevel at, long eventTimeMillis) {
    Topology topology = shared.topology();
    Optional<PartKey> part = PartKey.from(key);
    if (part.isEmpty()) {
      List<String> wholes = topology.wholesAt(key.region(), eventTimeMillis);
      return Subject.of(key, wholes, Map.of(Subject.LEVEL, at.name()));
    }
    String region = part.get().region();
    String level = topology.levelOf(region).map(RegionLevel::name).orElse("");
    return part.get()
        .subject(key, topology.wholesAt(region, eventTimeMillis), Map.of(Subject.LEVEL, level));
  }

  private static Track trackOf(byte[] kept) throws IOException {
    return TrackForm.read(new DataInputStream(new ByteArrayInputStream(kept)));
  }

  private Track settled(Track track, RuleHistory history, Context context) {
    long watermark = context.timerService().currentWatermark();
    long lateness = config.allowedLateness().toMillis();
    return watermark < Long.MIN_VALUE + lateness
        ? track
        : track.settle(watermark - lateness, history);
  }

  private void keep(RuleHistory history, Track track, long firedMillis, Context context)
      throws Exception {
    if (track.isForgettable(history)) {
      tracks.remove(history.id());
      return;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    TrackForm.write(track, new DataOutputStream(bytes));
    tracks.put(history.id(), bytes.toByteArray());
    OptionalLong deadline = track.deadlineMillis(history);
    // A window is there before the watermark reaches its last millisecond. What a timer could not
    // judge, as recorded data ends before it, it does not ask for again.
    if (deadline.isPresent() && deadline.getAsLong() - 1 > firedMillis) {
      context.timerService().registerEventTimeTimer(deadline.getAsLong() - 1);
    }
  }

  /** What was measured lately of the same source, in order of time. */
  private List<Measurement> recentBefore(Measurement measurement, Context context)
      throws Exception {
    List<Measurement> all = new ArrayList<>();
    long watermark = context.timerService().currentWatermark();
    for (byte[] kept : recent.values()) {
      Measurement old = measurementOf(kept);
      if (horizonOf(old) > watermark && old.source().equals(measurement.source())) {
        all.add(old);
      }
    }
    all.sort(Comparator.comparingLong(Measurement::endMillis));
    return all;
  }

  private static Measurement measurementOf(byte[] kept) throws IOException {
    return Form.readMeasurement(new DataInputStream(new ByteArrayInputStream(kept)));
  }

  private static byte[] bytesOf(Measurement measurement) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Form.writeMeasurement(measurement, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Judged> out)
      throws Exception {
    long eventTimeMillis = Math.min(timestamp + 1, config.untilMillis());
    forgetRecent(context);
    if (context.timerService().currentWatermark() == Long.MAX_VALUE
        && config.untilMillis() == Long.MAX_VALUE) {
      return; // The job is stopped, which is no silence.
    }
    for (String ruleId : ruleIds()) {
      Optional<RuleHistory> history = rules.get(ruleId);
      if (history.isEmpty()) {
        continue;
      }
      Track track = trackOf(tracks.get(ruleId));
      Subject subject =
          subjectOf(context.getCurrentKey(), RegionLevel.valueOf(level.value()), eventTimeMillis);
      Evaluation evaluation = new Evaluation(history.get(), subject);
      Track.Step step = track.advance(eventTimeMillis, history.get());
      keep(history.get(), settled(step.next(), history.get(), context), timestamp, context);
      evaluation.judged(step).forEach(out::collect);
    }
  }

  private List<String> ruleIds() throws Exception {
    List<String> ids = new ArrayList<>();
    tracks.keys().forEach(ids::add);
    ids.sort(null);
    return ids;
  }

  private void forgetRecent(Context context) throws Exception {
    long watermark = context.timerService().currentWatermark();
    List<String> past = new ArrayList<>();
    for (Map.Entry<String, byte[]> kept : recent.entries()) {
      if (horizonOf(measurementOf(kept.getValue())) <= watermark) {
        past.add(kept.getKey());
      }
    }
    for (String name : past) {
      recent.remove(name);
    }
  }

  @Override
  public void close() throws Exception {
    if (feed != null) {
      feed.close();
    }
    if (shared != null) {
      shared.close();
    }
  }
}
