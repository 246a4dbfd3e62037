package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.pipeline.kafka.SlaJobOnKafka;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The job as Flink sees it: nothing by reflection, names and uids that stay. */
final class JobGraphTest {

  /** Restoring a savepoint needs the uids; dashboards and metrics need the names. */
  private static final String GOLDEN = "/operators.txt";

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.getExecutionEnvironment(SlaJob.requiredSettings());
  private final SlaJob.Outputs outputs =
      SlaJobOnKafka.at("localhost:9092").define(env, SlaJobConfig.DEFAULT);

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
    assertFalse(SlaJob.requiredSettings().get(PipelineOptions.GENERIC_TYPES));
    Set<Transformation<?>> all = reachable();
    assertTrue(all.size() >= 6, () -> "of the job only this is seen: " + all);
    for (Transformation<?> transformation : all) {
      assertFalse(
          transformation.getOutputType() instanceof GenericTypeInfo,
          () -> transformation + " hands on " + transformation.getOutputType());
    }
    for (StreamNode node : env.getStreamGraph(false).getStreamNodes()) {
      assertFalse(node.getTypeSerializerOut() instanceof KryoSerializer, node::toString);
    }
  }

  private Set<Transformation<?>> reachable() {
    Set<Transformation<?>> found = new HashSet<>();
    Deque<Transformation<?>> next = new ArrayDeque<>();
    next.add(outputs.windows().getTransformation());
    next.add(outputs.sloStatus().getTransformation());
    next.add(outputs.rejected().getTransformation());
    next.add(outputs.accounts().getTransformation());
    while (!next.isEmpty()) {
      Transformation<?> transformation = next.poll();
      if (found.add(transformation)) {
        next.addAll(transformation.getInputs());
      }
    }
    return found;
  }

  @Test
  void theSourceAndTheCombineAreOneChain() {
    StreamGraph graph = env.getStreamGraph(false);
    List<String> heads =
        StreamSupport.stream(graph.getJobGraph().getVertices().spliterator(), false)
            .map(JobVertex::getName)
            .filter(name -> name.contains("cell-reports") || name.contains("combine"))
            .toList();
    assertEquals(1, heads.size(), () -> "vertices of source and combine: " + heads);
    assertTrue(Stream.of("cell-reports", "combine").allMatch(heads.get(0)::contains));
  }
}
