package io.umbral.alerting.desk;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the desk knows of time.
 *
 * @param eventTimeMillis up to where event time has come, milliseconds since the epoch
 * @param advancedAtMillis when that was, in processing time; {@link Long#MIN_VALUE} where the clock
 *     was not asked
 * @param isCaughtUp whether event time was then close behind processing time
 * @param reviewedMillis up to where the beginnings and ends of plans were looked at
 * @param pipelineEpisodes alarms of the silence of everything so far, by rule
 */
public record DeskClock(
    long eventTimeMillis,
    long advancedAtMillis,
    boolean isCaughtUp,
    long reviewedMillis,
    Map<String, Integer> pipelineEpisodes) {

  /** Before anything. */
  public static final DeskClock BEGIN =
      new DeskClock(Long.MIN_VALUE, Long.MIN_VALUE, false, Long.MIN_VALUE, Map.of());

  /** Copies. */
  public DeskClock {
    pipelineEpisodes = Map.copyOf(pipelineEpisodes);
  }

  DeskClock advanced(long toMillis, OptionalLong nowMillis, long caughtUpMillis) {
    boolean isClose = nowMillis.isPresent() && nowMillis.getAsLong() - toMillis <= caughtUpMillis;
    return new DeskClock(
        toMillis, nowMillis.orElse(Long.MIN_VALUE), isClose, reviewedMillis, pipelineEpisodes);
  }

  DeskClock reviewed(long toMillis) {
    return new DeskClock(eventTimeMillis, advancedAtMillis, isCaughtUp, toMillis, pipelineEpisodes);
  }

  DeskClock counted(String ruleId) {
    Map<String, Integer> counted = new HashMap<>(pipelineEpisodes);
    counted.merge(ruleId, 1, Integer::sum);
    return new DeskClock(eventTimeMillis, advancedAtMillis, isCaughtUp, reviewedMillis, counted);
  }
}
