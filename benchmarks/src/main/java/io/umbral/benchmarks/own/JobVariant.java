package io.umbral.benchmarks.own;

import io.umbral.embedded.EmbeddedFlink;
import io.umbral.pipeline.SlaJobConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;

/**
 * How the SLA job runs: its own settings, and how often a checkpoint is written.
 *
 * @param settings of {@link SlaJobConfig}, by key
 * @param checkpoints time from one checkpoint to the next; empty for none
 */
public record JobVariant(Map<String, String> settings, Optional<Duration> checkpoints) {

  private static final String CHECKPOINTS = "checkpoints";
  private static final String NONE = "none";

  /** Windows of one minute, and a checkpoint as often as it ships. */
  public static final JobVariant MINUTES =
      new JobVariant(Map.of("sla.windows", "1m"), Optional.of(EmbeddedFlink.CHECKPOINT_INTERVAL));

  /** Validates. */
  public JobVariant {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    SlaJobConfig unused = SlaJobConfig.from(settings);
  }

  /**
   * The same with other settings, which are checked together: windows and slices must agree.
   *
   * @param changes by key of {@link SlaJobConfig}, or {@code checkpoints}, whose value is a number
   *     of milliseconds or {@code none}
   * @throws IllegalArgumentException where a key is not known or a value is wrong
   */
  public JobVariant with(Map<String, String> changes) {
    Map<String, String> changed = new LinkedHashMap<>(settings);
    changed.putAll(changes);
    String interval = changed.remove(CHECKPOINTS);
    return new JobVariant(changed, interval == null ? checkpoints : intervalOf(interval));
  }

  /** The same with another setting. */
  public JobVariant with(String key, String value) {
    return with(Map.of(key, value));
  }

  private static Optional<Duration> intervalOf(String value) {
    return value.equals(NONE)
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Long.parseLong(value)));
  }

  /**
   * Reads an argument.
   *
   * @param text as {@link #toString} writes it
   */
  public static JobVariant parse(String text) {
    Map<String, String> settings = Settings.parse(text);
    Optional<Duration> checkpoints = intervalOf(settings.remove(CHECKPOINTS));
    return new JobVariant(settings, checkpoints);
  }

  /** As one argument of {@link OwnEngine}. */
  @Override
  public String toString() {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(CHECKPOINTS, checkpoints.map(every -> Long.toString(every.toMillis())).orElse(NONE));
    return Settings.format(all);
  }

  /** What can be set of the job. */
  public SlaJobConfig config() {
    return SlaJobConfig.from(settings);
  }

  /**
   * Flink's settings: those that ship, with checkpoints that outlive the process, and a reporter.
   *
   * @param directory for state and checkpoints
   * @param from checkpoint to go on from
   */
  public Configuration flink(Path directory, Optional<Path> from) {
    Configuration settings =
        checkpoints
            .map(every -> EmbeddedFlink.settings(directory, every))
            .orElseGet(() -> EmbeddedFlink.settings(directory));
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    from.ifPresent(
        path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
    settings.setString(
        "metrics.reporter.progress.factory.class", ProgressReporterFactory.class.getName());
    return settings;
  }
}
