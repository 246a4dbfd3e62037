package io.umbral.pipeline;

import io.umbral.model.KpiTotals;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.sla.slo.SliceStore;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.SloBook;
import io.umbral.sla.slo.SloLedger;
import io.umbral.wire.KpiTotalsCodec;
import io.umbral.wire.SloCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Runs {@link SloLedger} on the minutes of each series: loads its state, hands it the result,
 * stores, emits what it says.
 *
 * <p>State of a series: the ledger, the blocks of its histories, and what was measured in the last
 * minutes for promises that are yet to come. A timer clears it when nothing of it can matter any
 * more.
 */
final class SloEvaluator extends AbstractStreamOperator<SloStatus>
    implements OneInputStreamOperator<WindowResult, SloStatus>,
        Triggerable<SeriesKey, VoidNamespace>,
        SliceStore,
        SloFeed.Receiver {

  static final String NAME = "judge";

  private static final long serialVersionUID = 1L;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long CHORES_MILLIS = 1_000;

  /** 64 MiB: the hours that leave the windows of 30,000 series, and some more. */
  private static final long CACHE_BYTES = 64L << 20;

  private final SlaJobConfig settings;
  private final SloFeed slos;

  private transient boolean hasMinutes;
  private transient SloBook book;
  private transient SloFeed.Reader feed;
  private transient List<Rejected> refused;
  private transient SloLedger.Settings ledgerSettings;
  private transient ValueState<byte[]> ledgers;
  private transient MapState<Long, byte[]> blocks;
  private transient MapState<Long, byte[]> measured;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient BlockCache cache;
  private transient KpiTotalsCodec codec;
  private transient SeriesKey current;
  private transient StreamRecord<SloStatus> outgoing;

  SloEvaluator(SlaJobConfig settings, SloFeed slos) {
    this.settings = settings;
    this.slos = slos;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    book = new SloBook(settings.threshold());
    refused = new ArrayList<>();
    codec = new KpiTotalsCodec();
    cache = new BlockCache(CACHE_BYTES);
    outgoing = new StreamRecord<>(null);
    ledgerSettings =
        new SloLedger.Settings(
            minutesOf(settings.allowedLateness()), minutesOf(settings.sloBackfill()));
    hasMinutes =
        settings.plan().windows().stream()
            .anyMatch(
                window ->
                    window.sizeMillis() == MINUTE_MILLIS
                        && MINUTE_MILLIS % window.slideMillis() == 0);
    feed = slos.open();
    feed.catchUp(this);
    var store = context.getKeyedStateStore();
    var bytes = PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO;
    ledgers = store.getState(new ValueStateDescriptor<>("ledger", bytes));
    blocks = store.getMapState(new MapStateDescriptor<>("blocks", Types.LONG, bytes));
    measured = store.getMapState(new MapStateDescriptor<>("measured", Types.LONG, bytes));
  }

  private static int minutesOf(Duration time) {
    return Math.toIntExact((time.toMillis() + MINUTE_MILLIS - 1) / MINUTE_MILLIS);
  }

  @Override
  public void open() throws Exception {
    super.open();
    timers = getInternalTimerService("useless", VoidNamespaceSerializer.INSTANCE, this);
    tellRefused();
    scheduleChores();
  }

  private void scheduleChores() {
    ProcessingTimeService clock = getProcessingTimeService();
    ScheduledFuture<?> unused =
        clock.registerTimer(
            clock.getCurrentProcessingTime() + CHORES_MILLIS,
            time -> {
              feed.poll(this);
              tellRefused();
              scheduleChores();
            });
  }

  @Override
  public void accept(Slo slo, Place place) {
    if (!hasMinutes) {
      refused.add(
          refusal(slo, place, "promises are judged by the minute: sla.windows should have 1m"));
    } else if (!slo.selector().tags().isEmpty()) {
      refused.add(
          refusal(
              slo,
              place,
              "the stream knows no tags of regions: a promise on its topic should name the regions"));
    } else if (!book.add(slo)) {
      refused.add(
          refusal(
              slo,
              place,
              "this version is known with other content: a change should have a version of its own"));
    }
  }

  private static Rejected refusal(Slo slo, Place place, String detail) {
    byte[] value = new SloCodec().encode(slo);
    return new Rejected(
        RejectionCause.INVALID_VALUE,
        "promise " + slo.name() + " " + slo.version() + ": " + detail,
        place,
        1,
        value);
  }

  @Override
  public void refuse(Rejected rejected) {
    refused.add(rejected);
  }

  /** Every subtask reads every promise; one of them says what is wrong. */
  private void tellRefused() {
    if (getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() == 0) {
      refused.forEach(
          rejected -> output.collect(ReportCombiner.REJECTED, new StreamRecord<>(rejected)));
    }
    refused.clear();
  }

  @Override
  public void processElement(StreamRecord<WindowResult> element) throws Exception {
    WindowResult result = element.getValue();
    if (!isMinute(result)) {
      return;
    }
    current = result.key();
    byte[] before = ledgers.value();
    SloLedger ledger = new SloLedger(book, this, ledgerSettings);
    if (before != null) {
      ledger.read(before);
    }
    ledger.observe(result, status -> output.collect(outgoing.replace(status)));
    ledgers.update(ledger.write());
    if (before == null) {
      registerTimer(ledger);
    }
  }

  /** Promises are judged by whole minutes; longer windows, and those between, tell nothing new. */
  private static boolean isMinute(WindowResult result) {
    return result.windowMillis() == MINUTE_MILLIS
        && Math.floorMod(result.windowStartMillis(), MINUTE_MILLIS) == 0;
  }

  private void registerTimer(SloLedger ledger) {
    long uselessMillis = ledger.uselessFromMinute() * MINUTE_MILLIS;
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, uselessMillis);
  }

  @Override
  public void onEventTime(InternalTimer<SeriesKey, VoidNamespace> timer) throws Exception {
    byte[] written = ledgers.value();
    if (written == null) {
      return;
    }
    SloLedger ledger = new SloLedger(book, this, ledgerSettings);
    ledger.read(written);
    if (ledger.uselessFromMinute() * MINUTE_MILLIS > timer.getTimestamp()) {
      registerTimer(ledger);
      return;
    }
    for (Long block : blocks.keys()) {
      cache.remove(timer.getKey(), block);
    }
    ledgers.clear();
    blocks.clear();
    measured.clear();
  }

  @Override
  public void onProcessingTime(InternalTimer<SeriesKey, VoidNamespace> timer) {
    throw new IllegalStateException("no timer of processing time is registered");
  }

  @Override
  public Optional<byte[]> load(long name) throws Exception {
    byte[] block = cache.get(current, name);
    if (block == null) {
      block = blocks.get(name);
      if (block != null) {
        cache.put(current, name, block);
      }
    }
    return Optional.ofNullable(block);
  }

  @Override
  public void store(long name, byte[] block) throws Exception {
    blocks.put(name, block);
    cache.put(current, name, block);
  }

  @Override
  public void forget(long name) throws Exception {
    blocks.remove(name);
    cache.remove(current, name);
  }

  @Override
  public Optional<KpiTotals> measured(long minute) throws Exception {
    byte[] written = measured.get(minute);
    if (written == null) {
      return Optional.empty();
    }
    KpiTotals totals = new KpiTotals();
    codec.mergeInto(written, totals);
    return Optional.of(totals);
  }

  @Override
  public void keepMeasured(long minute, KpiTotals totals) throws Exception {
    measured.put(minute, codec.encode(totals));
  }

  @Override
  public void forgetMeasured(long minute) throws Exception {
    measured.remove(minute);
  }

  @Override
  public void close() throws Exception {
    if (feed != null) {
      feed.close();
    }
    super.close();
  }
}
