package io.umbral.embedded.job;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.MethodFiles;
import io.umbral.embedded.reference.ReadinessReference;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.embedded.settings.Settings;
import io.umbral.embedded.topics.TopicSpec;
import io.umbral.embedded.topics.TopicSpec.Part;
import io.umbral.embedded.topics.TopicTable;
import io.umbral.pipeline.AlertJobConfig;
import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.AlertJobOnKafka;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import io.umbral.pipeline.kafka.SlaJobOnKafka.Mode;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.pipeline.readiness.ReadinessJobConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that is ready to be drawn.
 *
 * @param topics that must be there
 * @param drawing draws it
 */
record JobGraph(List<TopicSpec> topics, Consumer<StreamExecutionEnvironment> drawing) {

  /** Consumer group under which the progress of the SLA job can be watched. */
  private static final String SLA_GROUP = "umbral-sla";

  /**
   * Makes a job ready.
   *
   * @throws UsageException where a setting is wrong or a file cannot be read
   */
  static JobGraph of(JobName name, Settings settings, KafkaSettings kafka) {
    return switch (name) {
      case SLA -> sla(settings.slaJob(), kafka);
      case ALERT -> alert(settings.slaJob(), delivery(settings), kafka);
      case READINESS -> readiness(settings, kafka);
    };
  }

  /** Draws the job. */
  void draw(StreamExecutionEnvironment env) {
    drawing.accept(env);
  }

  private static SlaJobOnKafka slaOn(KafkaSettings kafka) {
    return new SlaJobOnKafka(
        kafka.bootstrap(),
        kafka.client(),
        SLA_GROUP,
        Topics.DEFAULT,
        kafka.registry(),
        Mode.UNBOUNDED);
  }

  private static JobGraph sla(SlaJobConfig config, KafkaSettings kafka) {
    return new JobGraph(
        TopicTable.of(Set.of(Part.SLA)),
        env -> {
          SlaJob.Outputs unused = slaOn(kafka).define(env, config);
        });
  }

  private static JobGraph alert(
      SlaJobConfig config, DeliveryGuarantee delivery, KafkaSettings kafka) {
    return new JobGraph(
        TopicTable.of(Set.of(Part.SLA, Part.ALARMS)),
        env -> {
          SlaJobOnKafka sla = slaOn(kafka);
          SlaJob.Outputs outputs = sla.define(env, config);
          new AlertJobOnKafka(
                  kafka.bootstrap(), kafka.client(), AlertTopics.DEFAULT, delivery, Mode.UNBOUNDED)
              .define(
                  env,
                  outputs.windows(),
                  Optional.of(outputs.sloStatus()),
                  sla.inventory(),
                  AlertJobConfig.beside(config));
        });
  }

  private static DeliveryGuarantee delivery(Settings settings) {
    return switch (settings.text(Settings.ALERT_DELIVERY).orElseThrow()) {
      case "exactly-once" -> DeliveryGuarantee.EXACTLY_ONCE;
      case "at-least-once" -> DeliveryGuarantee.AT_LEAST_ONCE;
      default -> throw settings.wrong(Settings.ALERT_DELIVERY, "exactly-once or at-least-once");
    };
  }

  private static JobGraph readiness(Settings settings, KafkaSettings kafka) {
    ReadinessJobConfig config = readinessConfig(settings);
    List<TopicSpec> topics = new ArrayList<>(TopicTable.of(Set.of(Part.READINESS)));
    topics.add(TopicTable.named(Topics.DEFAULT.slaWindows()));
    return new JobGraph(
        topics,
        env -> ReadinessJobOnKafka.at(kafka.bootstrap()).with(kafka.client()).define(env, config));
  }

  private static ReadinessJobConfig readinessConfig(Settings settings) {
    Path folder =
        settings
            .text(Settings.READINESS_REFERENCE)
            .map(Path::of)
            .orElseGet(() -> ShippedFiles.directory("mexico"));
    try {
      Optional<String> method = settings.text(Settings.READINESS_METHOD);
      return ReadinessJobConfig.of(
          method.isPresent() ? MethodFiles.read(Path.of(method.get())) : MethodFiles.current(),
          ReadinessReference.read(folder).corridors(),
          settings.slaJob().coverage());
    } catch (IOException e) {
      throw new UsageException(
          "the readiness job cannot read %s: see %s and %s"
              .formatted(e.getMessage(), Settings.READINESS_REFERENCE, Settings.READINESS_METHOD),
          e);
    } catch (InvalidReferenceException e) {
      throw new UsageException(
          folder + " is not right:" + System.lineSeparator() + e.getMessage(), e);
    }
  }
}
