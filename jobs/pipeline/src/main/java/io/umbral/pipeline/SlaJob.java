package io.umbral.pipeline;

import io.umbral.model.Rejected;
import io.umbral.model.SeriesKey;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.ReportBatch;
import io.umbral.pipeline.types.SliceBurden;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.pipeline.types.SubtaskAccount;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.TwoInputTransformation;

/**
 * The SLA job: cell reports in; windows per region, operator and technology out, and how promises
 * about them stand.
 *
 * <pre>
 * cell-reports -> combine (decode, count once, place, add up per leaf)
 *                   | parts of slices, by series        | announced slices, to all
 *                   +---------------> merge <-----------+
 *                                       | results
 *                                       +---> sla-windows
 *                                       |
 *                                     judge ---> slo-status
 *
 * combine, merge, judge -> rejected       combine, merge -> accounts
 * </pre>
 */
public final class SlaJob {

  /** What leaves the job. */
  public record Outputs(
      DataStream<WindowResult> windows,
      DataStream<SloStatus> sloStatus,
      DataStream<Rejected> rejected,
      DataStream<SubtaskAccount> accounts,
      Cells cells) {}

  /**
   * What leaves the job of single cells, as far as rules ask for it.
   *
   * @param burdens which cells drove slices of series that rules watch
   * @param parts parts of slices of sites and cells that rules watch, under keys of {@code PartKey}
   * @param announced slices that got their first reading
   */
  public record Cells(
      DataStream<SliceBurden> burdens,
      DataStream<SlicePartial> parts,
      DataStream<Long> announced) {}

  private SlaJob() {}

  /**
   * Draws the data flow from the received reports to the results.
   *
   * @param reports batches of records with watermarks, one partition in one subtask
   * @param inventory reference data
   * @param slos promises
   * @param config what can be set
   * @return the results, the refusals and the accounts
   */
  public static Outputs define(
      DataStream<ReportBatch> reports, InventoryFeed inventory, SloFeed slos, SlaJobConfig config) {
    return define(reports, inventory, slos, RuleFeed.none(), config);
  }

  /**
   * Draws the same data flow for alarms behind it: of single cells it hands on what rules ask for.
   *
   * @param reports batches of records with watermarks, one partition in one subtask
   * @param inventory reference data
   * @param slos promises
   * @param rules rules of alarms
   * @param config what can be set
   * @return the results, the refusals and the accounts
   */
  public static Outputs define(
      DataStream<ReportBatch> reports,
      InventoryFeed inventory,
      SloFeed slos,
      RuleFeed rules,
      SlaJobConfig config) {
    SingleOutputStreamOperator<SlicePartial> parts =
        reports
            .transform(
                ReportCombiner.NAME,
                EdgeTypes.SLICE_PARTIAL,
                new ReportCombiner(config, inventory, rules))
            .name("combine: decode, count once, place, add up")
            .uid("sla-combine");

    SingleOutputStreamOperator<WindowResult> windows =
        merge(
            parts,
            parts.getSideOutput(ReportCombiner.ANNOUNCED),
            new SliceMerger(config, inventory),
            "merge: slices to windows",
            "sla-merge");

    SingleOutputStreamOperator<SloStatus> standings = judge(windows, slos, config);

    return new Outputs(
        windows,
        standings,
        parts
            .getSideOutput(ReportCombiner.REJECTED)
            .union(
                windows.getSideOutput(ReportCombiner.REJECTED),
                standings.getSideOutput(ReportCombiner.REJECTED)),
        parts
            .getSideOutput(ReportCombiner.ACCOUNTS)
            .union(windows.getSideOutput(ReportCombiner.ACCOUNTS)),
        new Cells(
            parts.getSideOutput(ReportCombiner.BURDENS),
            parts.getSideOutput(ReportCombiner.CELL_PARTS),
            parts.getSideOutput(ReportCombiner.ANNOUNCED)));
  }

  /**
   * Draws the windows of the sites and cells that rules watch.
   *
   * @param cells what leaves the job of single cells
   * @param config what can be set
   * @return their windows, under keys of {@code PartKey}; of one of which nothing was heard there
   *     is none
   */
  static DataStream<WindowResult> windowsOf(Cells cells, SlaJobConfig config) {
    InventoryFeed nothingExpected = InventoryFeed.of(List.of(), List.of(), List.of());
    return merge(
        cells.parts(),
        cells.announced(),
        new SliceMerger(config, nothingExpected),
        "merge: slices of sites and cells to windows",
        "alert-merge-cells");
  }

  /**
   * Draws the part that judges promises.
   *
   * @param windows results, all of one series from one subtask, as the merge gives them: none needs
   *     to travel
   * @param slos promises
   * @param config what can be set
   * @return how the promises stand; what is no sound promise is a side output
   */
  public static SingleOutputStreamOperator<SloStatus> judge(
      DataStream<WindowResult> windows, SloFeed slos, SlaJobConfig config) {
    return DataStreamUtils.reinterpretAsKeyedStream(
            windows, WindowResult::key, EdgeTypes.SERIES_KEY)
        .transform(SloEvaluator.NAME, EdgeTypes.SLO_STATUS, new SloEvaluator(config, slos))
        .name("judge: minutes to standings of promises")
        .uid("sla-judge");
  }

  /**
   * Sends the results where they belong.
   *
   * @param outputs of {@link #define}
   * @param windows takes the results
   * @param sloStatus takes how promises stand
   * @param rejected takes the refusals
   */
  public static void sink(
      Outputs outputs,
      Sink<WindowResult> windows,
      Sink<SloStatus> sloStatus,
      Sink<Rejected> rejected) {
    outputs.windows().sinkTo(windows).name("sla-windows").uid("sla-windows");
    outputs.sloStatus().sinkTo(sloStatus).name("slo-status").uid("sla-slo-status");
    outputs.rejected().sinkTo(rejected).name("rejected").uid("sla-rejected");
  }

  /**
   * What the jobs ask of Flink: no generic types, so that nothing falls back to Kryo, and records
   * handed on as they are inside a chain.
   *
   * @return configuration to be merged into that of the environment
   */
  public static Configuration requiredSettings() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return settings;
  }

  private static SingleOutputStreamOperator<WindowResult> merge(
      DataStream<SlicePartial> parts,
      DataStream<Long> announced,
      SliceMerger merger,
      String name,
      String uid) {
    StreamExecutionEnvironment env = parts.getExecutionEnvironment();
    KeySelector<SlicePartial, SeriesKey> bySeries = SlicePartial::key;
    // A keyed and a broadcast input in one operator that sees its watermark: the fluent interface
    // offers no such pair.
    TwoInputTransformation<SlicePartial, Long, WindowResult> merge =
        new TwoInputTransformation<>(
            parts.keyBy(bySeries, EdgeTypes.SERIES_KEY).getTransformation(),
            announced.broadcast().getTransformation(),
            name,
            merger,
            EdgeTypes.WINDOW_RESULT,
            env.getParallelism());
    merge.setStateKeySelectors(bySeries, null);
    merge.setStateKeyType(EdgeTypes.SERIES_KEY);
    merge.setUid(uid);
    env.addOperator(merge);
    return new MergedStream(env, merge);
  }

  /** Gives the transformation the interface of a stream. */
  private static final class MergedStream extends SingleOutputStreamOperator<WindowResult> {
    private MergedStream(
        StreamExecutionEnvironment env,
        TwoInputTransformation<SlicePartial, Long, WindowResult> merge) {
      super(env, merge);
    }
  }
}
