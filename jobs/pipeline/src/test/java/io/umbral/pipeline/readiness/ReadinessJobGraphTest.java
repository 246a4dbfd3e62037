package io.umbral.pipeline.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.umbral.pipeline.SlaJob;
import io.umbral.pipeline.SlaJobConfig;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The readiness job as Flink sees it. */
final class ReadinessJobGraphTest {

  private static final String GOLDEN = "/readiness-operators.txt";

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.getExecutionEnvironment(SlaJob.requiredSettings());

  @BeforeEach
  void define() throws IOException {
    ReadinessJobConfig config =
        ReadinessJobConfig.of(
            Files.readString(Path.of("../../deploy/reference/methods/cnri-0.1.0.yaml")),
            List.of(),
            SlaJobConfig.DEFAULT.coverage());
    ReadinessJobOnKafka.at("localhost:9092").define(env, config);
  }

  @Test
  void theOperatorsKeepTheirNamesAndUids() throws IOException {
    StringBuilder found = new StringBuilder();
    env.getStreamGraph(false).getStreamNodes().stream()
        .map(node -> node.getTransformationUID() + " | " + node.getOperatorName() + "\n")
        .sorted()
        .forEach(found::append);
    try (InputStream golden = getClass().getResourceAsStream(GOLDEN)) {
      String expected = new String(golden.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(expected, found.toString(), GOLDEN + " should be changed only on purpose");
    }
  }

  @Test
  void noEdgeHasAGenericType() {
    env.getTransformations()
        .forEach(
            last ->
                last.getTransitivePredecessors()
                    .forEach(
                        one ->
                            assertFalse(
                                one.getOutputType() instanceof GenericTypeInfo, one::toString)));
  }
}
