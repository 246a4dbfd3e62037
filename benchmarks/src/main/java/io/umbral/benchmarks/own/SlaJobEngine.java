package io.umbral.benchmarks.own;

import io.umbral.benchmarks.engine.Engine;
import io.umbral.embedded.EmbeddedFlink;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The SLA job, bounded. */
final class SlaJobEngine implements Engine {

  private final Place place;
  private final JobVariant variant;

  SlaJobEngine(Place place, JobVariant variant) {
    this.place = place;
    this.variant = variant;
  }

  @Override
  public void run() throws Exception {
    StreamExecutionEnvironment env =
        EmbeddedFlink.environment(
            place.partitions(), variant.flink(Path.of(place.directory()), Optional.empty()));
    new SlaJobOnKafka(
            place.bootstrap(),
            new Properties(),
            "umbral-replay",
            new Topics(
                place.reports(),
                place.inventory(),
                place.windows(),
                OwnEngine.rejectedBeside(place.windows())),
            Optional.empty(),
            SlaJobOnKafka.Mode.BOUNDED)
        .define(env, variant.config());
    env.execute("replay");
  }

  @Override
  public long received() {
    return ProgressReporter.sumOf("readingsReceived");
  }

  @Override
  public Properties remarks() {
    Properties remarks = new Properties();
    ProgressReporter.all()
        .forEach((metric, value) -> remarks.setProperty(metric, Long.toString(value)));
    return remarks;
  }
}
