package io.umbral.pipeline.readiness;

import io.umbral.readiness.ReadinessResult;
import io.umbral.wire.ReadinessCodec;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets scores pass whose window is not older than the newest that has passed, so that a late
 * revision of an older window does not stand on the topic of the latest ones. Of one window the
 * later knowledge passes: a corrected vintage after the one that it corrects.
 */
final class NewestWindow extends KeyedProcessFunction<String, ReadinessResult, ReadinessResult> {

  private static final long serialVersionUID = 1L;

  private static final TypeInformation<Tuple2<Long, Long>> FROM_AND_AS_OF =
      Types.TUPLE(Types.LONG, Types.LONG);

  private final ReadinessJobConfig config;

  private transient ValueState<Tuple2<Long, Long>> newest;

  NewestWindow(ReadinessJobConfig config) {
    this.config = config;
  }

  /** Of what only the newest window stands on the topic: its key. */
  static String nameOf(ReadinessResult result) {
    return new String(ReadinessCodec.encodeLatestKey(result), StandardCharsets.UTF_8);
  }

  @Override
  public void open(OpenContext context) {
    newest = getRuntimeContext().getState(new ValueStateDescriptor<>("newest", FROM_AND_AS_OF));
  }

  @Override
  public void processElement(
      ReadinessResult result, Context context, Collector<ReadinessResult> out) throws Exception {
    Tuple2<Long, Long> known = newest.value();
    if (known != null && isOlder(result, known)) {
      return;
    }
    newest.update(Tuple2.of(result.validFromMillis(), result.asOfMillis()));
    context.timerService().registerEventTimeTimer(forgottenAt(result.validFromMillis()));
    out.collect(result);
  }

  private static boolean isOlder(ReadinessResult result, Tuple2<Long, Long> known) {
    return result.validFromMillis() == known.f0
        ? result.asOfMillis() < known.f1
        : result.validFromMillis() < known.f0;
  }

  /** When the windows of a month can change nothing any more. */
  private long forgottenAt(long fromMillis) {
    YearMonth afterNext = Calendar.monthOf(fromMillis).plusMonths(2);
    return Calendar.startOf(afterNext) + config.closing().toMillis();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ReadinessResult> out)
      throws Exception {
    Tuple2<Long, Long> known = newest.value();
    if (known != null && forgottenAt(known.f0) <= timestamp) {
      newest.clear();
    }
  }
}
