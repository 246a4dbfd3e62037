package io.umbral.benchmarks.replay;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The SLA job, on RocksDB, with a checkpoint every 10 s, bounded. */
final class SlaJobEngine implements Engine {

  private static final String REJECTED_SUFFIX = "-rejected";

  private final Place place;
  private final SlaJobConfig config;

  SlaJobEngine(Place place, String windows) {
    this.place = place;
    this.config = SlaJobConfig.from(Map.of("sla.windows", windows));
  }

  /** The topic of the refusals beside a topic of windows. */
  static String rejectedBeside(String windows) {
    return windows + REJECTED_SUFFIX;
  }

  @Override
  public void run() throws Exception {
    Configuration settings =
        EmbeddedFlink.settings(Path.of(place.directory()), EmbeddedFlink.CHECKPOINT_INTERVAL);
    settings.setString(
        "metrics.reporter.progress.factory.class", ProgressReporterFactory.class.getName());
    StreamExecutionEnvironment env = EmbeddedFlink.environment(place.partitions(), settings);
    new SlaJobOnKafka(
            place.bootstrap(),
            new Properties(),
            "umbral-replay",
            new Topics(
                place.reports(),
                place.inventory(),
                place.windows(),
                rejectedBeside(place.windows())),
            Optional.empty(),
            SlaJobOnKafka.Mode.BOUNDED)
        .define(env, config);
    env.execute("replay");
  }

  @Override
  public long received() {
    return ProgressReporter.sumOf("readingsReceived");
  }

  @Override
  public Properties remarks() {
    Properties remarks = new Properties();
    for (String metric : ProgressReporter.WATCHED) {
      remarks.setProperty(metric, Long.toString(ProgressReporter.sumOf(metric)));
    }
    return remarks;
  }
}
