package io.umbral.pipeline;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.Form;
import io.umbral.alerting.Sample;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.desk.JudgedForm;
import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.CellRules;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.model.SeriesKey;
import io.umbral.pipeline.types.SliceBurden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gives each judgement the cells that drove it: holds it back until all that cells add to its
 * window has come, which the watermark says.
 *
 * <p>State, by series: what cells added, by slice, as long as a window or late data may still ask
 * for it; judgements that wait, by instant. Timers of event time empty both.
 */
final class EvidenceJoin extends KeyedCoProcessFunction<SeriesKey, Judged, SliceBurden, Judged> {

  private static final long serialVersionUID = 1L;

  private final AlertJobConfig config;
  private final RuleFeed ruleFeed;

  private transient RuleFeed.Reader feed;
  private transient RuleBook rules;
  private transient CellRules asked;
  private transient long askedVersion;
  private transient MapState<Long, byte[]> burdens;
  private transient MapState<Long, byte[]> waiting;

  EvidenceJoin(AlertJobConfig config, RuleFeed ruleFeed) {
    this.config = config;
    this.ruleFeed = ruleFeed;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    rules = new RuleBook();
    feed = ruleFeed.open();
    feed.catchUp(rules);
    askedVersion = -1;
    burdens = getRuntimeContext().getMapState(bytesByInstant("burdens"));
    waiting = getRuntimeContext().getMapState(bytesByInstant("waiting"));
  }

  private static MapStateDescriptor<Long, byte[]> bytesByInstant(String name) {
    return new MapStateDescriptor<>(
        name, Types.LONG, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
  }

  @Override
  public void processElement1(Judged judged, Context context, Collector<Judged> out)
      throws Exception {
    long atMillis = judged.transition().atMillis();
    List<Judged> all = read(JudgedForm::read, waiting.get(atMillis));
    all.add(judged);
    waiting.put(atMillis, write(JudgedForm::write, all));
    // The watermark is a millisecond behind the end of what is complete.
    context.timerService().registerEventTimeTimer(atMillis - 1);
  }

  @Override
  public void processElement2(SliceBurden burden, Context context, Collector<Judged> out)
      throws Exception {
    long slice = burden.sliceStartMillis();
    List<Contributors> all = read(Form::readContributors, burdens.get(slice));
    List<Contributors> merged = new ArrayList<>();
    Contributors sum = burden.contributors();
    for (Contributors known : all) {
      if (known.burden().equals(sum.burden())) {
        sum = sum.plus(known);
      } else {
        merged.add(known);
      }
    }
    merged.add(sum);
    burdens.put(slice, write(Form::writeContributors, merged));
    context.timerService().registerEventTimeTimer(slice + keptMillis());
  }

  /** How long after its start a slice may be asked for: by the longest window, when it is late. */
  private long keptMillis() {
    if (askedVersion != rules.version()) {
      askedVersion = rules.version();
      asked = new CellRules(rules);
    }
    return asked.longestWindowMillis() + config.allowedLateness().toMillis();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Judged> out)
      throws Exception {
    feed.poll(rules);
    byte[] due = waiting.get(timestamp + 1);
    if (due != null) {
      waiting.remove(timestamp + 1);
      for (Judged judged : read(JudgedForm::read, due)) {
        out.collect(contributorsOf(judged).map(judged::with).orElse(judged));
      }
    }
    forgetBefore(context.timerService().currentWatermark() - keptMillis());
  }

  private Optional<Contributors> contributorsOf(Judged judged) throws Exception {
    Sample sample = judged.transition().sample();
    Optional<Burden> burden =
        rules
            .get(judged.ruleId())
            .flatMap(history -> history.version(judged.transition().ruleVersion()))
            .map(AlertRule::condition)
            .flatMap(condition -> condition.burden());
    if (burden.isEmpty() || sample.kind() != Sample.Kind.MEASURED) {
      return Optional.empty();
    }
    Contributors sum = new Contributors(burden.get(), 0, List.of());
    for (Map.Entry<Long, byte[]> slice : burdens.entries()) {
      boolean isInWindow =
          slice.getKey() < sample.endMillis()
              && slice.getKey() >= sample.endMillis() - sample.windowMillis();
      if (isInWindow) {
        for (Contributors found : read(Form::readContributors, slice.getValue())) {
          sum = found.burden().equals(burden.get()) ? sum.plus(found) : sum;
        }
      }
    }
    return sum.top().isEmpty() ? Optional.empty() : Optional.of(sum);
  }

  private void forgetBefore(long sliceStartMillis) throws Exception {
    List<Long> past = new ArrayList<>();
    for (Long slice : burdens.keys()) {
      if (slice <= sliceStartMillis) {
        past.add(slice);
      }
    }
    for (Long slice : past) {
      burdens.remove(slice);
    }
  }

  private static <T> List<T> read(Form.Reader<T> reader, byte[] bytes) throws IOException {
    return bytes == null
        ? new ArrayList<>()
        : Form.readList(reader, new DataInputStream(new ByteArrayInputStream(bytes)));
  }

  private static <T> byte[] write(Form.Writer<T> writer, List<T> values) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Form.writeList(values, writer, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  @Override
  public void close() throws Exception {
    if (feed != null) {
      feed.close();
    }
  }
}
