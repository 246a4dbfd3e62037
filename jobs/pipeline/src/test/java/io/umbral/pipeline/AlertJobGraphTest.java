package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.umbral.pipeline.kafka.AlertJobOnKafka;
import io.umbral.pipeline.kafka.SlaJobOnKafka;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** The alert job as Flink sees it. */
final class AlertJobGraphTest {

  private static final String GOLDEN = "/alert-operators.txt";

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.getExecutionEnvironment(SlaJob.requiredSettings());

  private AlertJob.Outputs define() {
    SlaJobOnKafka sla = SlaJobOnKafka.at("localhost:9092");
    return AlertJobOnKafka.at("localhost:9092")
        .defineBehind(env, sla, SlaJobConfig.DEFAULT, AlertJobConfig.beside(SlaJobConfig.DEFAULT))
        .alerts();
  }

  @Test
  void theOperatorsKeepTheirNamesAndUids() throws IOException {
    define();
    StringBuilder found = new StringBuilder();
    env.getStreamGraph(false).getStreamNodes().stream()
        .filter(node -> node.getTransformationUID().startsWith("alert"))
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
    AlertJob.Outputs outputs = define();
    outputs
        .events()
        .getTransformation()
        .getTransitivePredecessors()
        .forEach(one -> assertFalse(one.getOutputType() instanceof GenericTypeInfo, one::toString));
    assertFalse(outputs.states().getType() instanceof GenericTypeInfo);
  }
}
