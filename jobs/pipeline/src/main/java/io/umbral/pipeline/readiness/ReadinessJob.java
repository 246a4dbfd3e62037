package io.umbral.pipeline.readiness;

import io.umbral.model.Rejected;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.readiness.ReadinessResult;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/** From windows of municipalities to scores of corridors. */
public final class ReadinessJob {

  /** Windows that came when no vintage could take them any more. */
  static final OutputTag<Rejected> REJECTED =
      new OutputTag<>("readiness-rejected", EdgeTypes.REJECTED);

  private ReadinessJob() {}

  /**
   * What comes out.
   *
   * @param scores all of them, with their places
   * @param newest those of no older window than the corridor, cadence and finality had before
   * @param rejected windows that came when no vintage could take them any more
   */
  public record Outputs(
      DataStream<ReadinessResult> scores,
      DataStream<ReadinessResult> newest,
      DataStream<Rejected> rejected) {}

  /**
   * Draws the data flow.
   *
   * @param windows results of the SLA job, each dated with the last instant of its window
   * @param config what the job needs to know
   * @return scores and refusals
   */
  public static Outputs define(DataStream<WindowResult> windows, ReadinessJobConfig config) {
    SingleOutputStreamOperator<ScoredCorridor> scored =
        windows
            .flatMap(new SpreadToCorridors(config))
            .returns(ReadinessTypes.CORRIDOR_WINDOW)
            .name("spread: municipalities to corridors")
            .uid("readiness-spread")
            .keyBy(CorridorWindow::corridor, Types.STRING)
            .process(new ScoreCorridors(config))
            .returns(ReadinessTypes.SCORED_CORRIDOR)
            .name("score: windows to scores")
            .uid("readiness-score");
    DataStream<ReadinessResult> scores =
        scored
            .keyBy(ScoredCorridor::series, Types.STRING)
            .process(new RankCorridors(config))
            .returns(ReadinessTypes.READINESS_RESULT)
            .name("rank: scores to places")
            .uid("readiness-rank");
    DataStream<ReadinessResult> newest =
        scores
            .keyBy(NewestWindow::nameOf, Types.STRING)
            .process(new NewestWindow(config))
            .returns(ReadinessTypes.READINESS_RESULT)
            .name("newest: no older window after a newer one")
            .uid("readiness-newest");
    return new Outputs(scores, newest, scored.getSideOutput(REJECTED));
  }

  /**
   * Sends the scores and refusals where they belong.
   *
   * @param outputs of {@link #define}
   * @param latest takes the newest of each corridor
   * @param history takes all
   * @param rejected takes the refusals
   */
  public static void sink(
      Outputs outputs,
      Sink<ReadinessResult> latest,
      Sink<ReadinessResult> history,
      Sink<Rejected> rejected) {
    outputs.newest().sinkTo(latest).name("readiness").uid("readiness");
    outputs.scores().sinkTo(history).name("readiness-history").uid("readiness-history");
    outputs.rejected().sinkTo(rejected).name("rejected").uid("readiness-rejected");
  }
}
