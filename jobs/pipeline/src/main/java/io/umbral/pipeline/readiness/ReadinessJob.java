package io.umbral.pipeline.readiness;

import io.umbral.model.WindowResult;
import io.umbral.readiness.ReadinessResult;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** From windows of municipalities to scores of corridors. */
public final class ReadinessJob {

  private ReadinessJob() {}

  /**
   * Draws the data flow.
   *
   * @param windows results of the SLA job, each dated with the last instant of its window
   * @param config what the job needs to know
   * @return scores with their places
   */
  public static DataStream<ReadinessResult> define(
      DataStream<WindowResult> windows, ReadinessJobConfig config) {
    return windows
        .flatMap(new SpreadToCorridors(config))
        .returns(ReadinessTypes.CORRIDOR_WINDOW)
        .name("spread: municipalities to corridors")
        .uid("readiness-spread")
        .keyBy(CorridorWindow::corridor, Types.STRING)
        .process(new ScoreCorridors(config))
        .returns(ReadinessTypes.SCORED_CORRIDOR)
        .name("score: windows to scores")
        .uid("readiness-score")
        .keyBy(ScoredCorridor::series, Types.STRING)
        .process(new RankCorridors(config))
        .returns(ReadinessTypes.READINESS_RESULT)
        .name("rank: scores to places")
        .uid("readiness-rank");
  }

  /**
   * Sends the scores where they belong.
   *
   * @param scores of {@link #define}
   * @param latest takes the latest of each corridor
   * @param history takes all
   */
  public static void sink(
      DataStream<ReadinessResult> scores,
      Sink<ReadinessResult> latest,
      Sink<ReadinessResult> history) {
    scores.sinkTo(latest).name("readiness").uid("readiness");
    scores.sinkTo(history).name("readiness-history").uid("readiness-history");
  }
}
