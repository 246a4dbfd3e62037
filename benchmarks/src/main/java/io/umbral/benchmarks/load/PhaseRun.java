package io.umbral.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import io.umbral.benchmarks.harness.Figures;
import io.umbral.benchmarks.harness.Say;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends one rate to a job that runs, and measures what happens. */
final class PhaseRun {

  /** Sent after what is measured, so that its last windows close under the same load. */
  private static final int TAIL_SECONDS = 2;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final LoadSession session;
  private final long readingsPerSecond;
  private final Trend trend;
  private volatile long fromMillis = Long.MAX_VALUE;
  private volatile long untilMillis = Long.MAX_VALUE;
  private volatile boolean isHopeless;

  private PhaseRun(LoadSession session, long readingsPerSecond) {
    this.session = session;
    this.readingsPerSecond = readingsPerSecond;
    this.trend = new Trend(session.plan().sliceMillis() / 1e3);
  }

  /**
   * Sends a rate.
   *
   * @param session whose job runs and has nothing left to do
   * @param readingsPerSecond rate
   * @param pace for how long
   */
  static Phase run(LoadSession session, long readingsPerSecond, Pace pace)
      throws IOException, InterruptedException {
    Phase phase = new PhaseRun(session, readingsPerSecond).run(pace);
    Say.line("%s", phase.line());
    return phase;
  }

  private Phase run(Pace pace) throws IOException, InterruptedException {
    int seconds = pace.warmUpSeconds() + pace.measuredSeconds() + TAIL_SECONDS;
    Schedule schedule = session.begin(readingsPerSecond, seconds, 0);
    long measureFrom = schedule.startMillis() + 1_000L * pace.warmUpSeconds();
    long measureUntil = measureFrom + 1_000L * pace.measuredSeconds();
    Latencies latencies = new Latencies(measureFrom, measureUntil);
    session.observer().recordTo(latencies);
    session.watch(this::look);

    LoadSession.pauseUntil(measureFrom, () -> isHopeless);
    Map<String, Double> before = cpuSeconds();
    long checkpoints = session.job().figure("numberOfCompletedCheckpoints");
    long beganNanos = System.nanoTime();
    untilMillis = measureUntil;
    fromMillis = measureFrom;
    LoadSession.pauseUntil(measureUntil, () -> isHopeless);
    double measuredSeconds = (System.nanoTime() - beganNanos) / 1e9;
    Map<String, Double> cores = perSecond(before, cpuSeconds(), measuredSeconds);
    fromMillis = Long.MAX_VALUE;
    session.watch(any -> {});
    LoadSession.pauseUntil(measureUntil + 1_000L * TAIL_SECONDS, () -> isHopeless);

    Map<String, Long> ofCheckpoints = new LinkedHashMap<>();
    ofCheckpoints.put(
        "completed", session.job().figure("numberOfCompletedCheckpoints") - checkpoints);
    ofCheckpoints.put("lastDurationMillis", session.job().figure("lastCheckpointDuration"));
    ofCheckpoints.put("lastFullBytes", session.job().figure("lastCheckpointFullSize"));
    Figures generator = session.end();
    session.drain();
    return new Phase(
        readingsPerSecond,
        measuredSeconds,
        cores,
        trend,
        isHopeless,
        generator,
        latencies,
        ofCheckpoints);
  }

  private void look(Figures status) {
    long lag = session.lagAt(status);
    long now = status.get(JobProcess.MILLIS);
    if (now >= fromMillis && now < untilMillis) {
      trend.add((now - fromMillis) / 1e3, (double) lag);
    }
    if (lag > Phase.HOPELESS_SECONDS * readingsPerSecond) {
      isHopeless = true;
    }
  }

  private Map<String, Double> cpuSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("job", session.job().cpu().toMillis() / 1e3);
    seconds.put("broker", session.lab().brokerCpu().toMillis() / 1e3);
    seconds.put("generator", session.generator().cpu().toMillis() / 1e3);
    seconds.put("observer", SYSTEM.getProcessCpuTime() / 1e9);
    return seconds;
  }

  private static Map<String, Double> perSecond(
      Map<String, Double> before, Map<String, Double> after, double seconds) {
    Map<String, Double> cores = new LinkedHashMap<>();
    after.forEach(
        (process, used) ->
            cores.put(process, Math.round(1e3 * (used - before.get(process)) / seconds) / 1e3));
    return cores;
  }
}
