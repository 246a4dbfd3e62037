package io.umbral.pipeline;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult;
import io.umbral.pipeline.types.AlarmUpdate;
import io.umbral.pipeline.types.AlertTypes;
import io.umbral.pipeline.types.EdgeTypes;
import io.umbral.pipeline.types.Measured;
import io.umbral.pipeline.types.PartKey;
import io.umbral.pipeline.types.SliceBurden;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The alert job: windows and the state of objectives in, alarms out.
 *
 * <pre>
 * sla-windows     --measure-+
 * slo-status      --measure-+-> evaluate, by series: rules, tracks
 * sites and cells --measure-+                |
 * cells that drove a slice ------> attach: the cells that drove it
 *                                            |
 *                operator-actions --> desk: suppression, who is told
 *                                            |          |
 *                                         alerts   alert-state
 * </pre>
 */
public final class AlertJob {

  /** What leaves the job: what happened, and what is known after it. */
  public record Outputs(DataStream<AlarmEvent> events, DataStream<AlarmUpdate> states) {}

  /** All alarms lie on one desk, for any alarm may explain any other one. */
  static final String DESK = "desk";

  private AlertJob() {}

  /**
   * What was measured, all of it with the watermarks of the SLA job.
   *
   * @param windows results of the SLA job
   * @param objectives how promises stand; empty where there are none
   * @param cells what rules ask of single cells; empty where they are not followed
   */
  public record Inputs(
      DataStream<WindowResult> windows,
      Optional<DataStream<SloStatus>> objectives,
      Optional<CellInputs> cells) {}

  /**
   * What rules ask of single cells.
   *
   * @param burdens which cells drove slices of series
   * @param windows results of sites and cells
   */
  public record CellInputs(DataStream<SliceBurden> burdens, DataStream<WindowResult> windows) {

    /**
     * What an SLA job hands on of single cells.
     *
     * @param cells its output
     * @param config its settings
     * @return the same as inputs of this job
     */
    public static CellInputs of(SlaJob.Cells cells, SlaJobConfig config) {
      return new CellInputs(cells.burdens(), SlaJob.windowsOf(cells, config));
    }
  }

  /**
   * Draws the data flow from what was measured to the alarms.
   *
   * @param inputs what was measured
   * @param actions what people do; they hold back no watermark
   * @param reference regions, corridors and rules
   * @param config what can be set
   * @return what happens to alarms
   */
  public static Outputs define(
      Inputs inputs,
      DataStream<OperatorAction> actions,
      Reference reference,
      AlertJobConfig config) {
    SingleOutputStreamOperator<Judged> judged =
        measured(inputs, config)
            .keyBy(Measured::key, EdgeTypes.SERIES_KEY)
            .process(new RuleEvaluator(config, reference), AlertTypes.JUDGED)
            .name("evaluate: rules by series")
            .uid("alert-evaluate");
    SingleOutputStreamOperator<Judged> explained =
        inputs.cells().isEmpty()
            ? judged
            : judged
                .keyBy(one -> PartKey.keyOf(one.subject()), EdgeTypes.SERIES_KEY)
                .connect(
                    inputs.cells().get().burdens().keyBy(SliceBurden::key, EdgeTypes.SERIES_KEY))
                .process(new EvidenceJoin(config, reference.rules()), AlertTypes.JUDGED)
                .name("attach: the cells that drove it")
                .uid("alert-attach-cells");
    SingleOutputStreamOperator<AlarmEvent> events =
        explained
            .keyBy(one -> DESK, Types.STRING)
            .connect(actions.keyBy(one -> DESK, Types.STRING))
            .transform(
                "desk: suppression, who is told",
                AlertTypes.ALARM_EVENT,
                new AlarmDesk(config, reference.rules()))
            .uid("alert-desk")
            .setParallelism(1);
    return new Outputs(events, events.getSideOutput(AlarmDesk.STATES));
  }

  private static DataStream<Measured> measured(Inputs inputs, AlertJobConfig config) {
    DataStream<Measured> measured =
        inputs
            .windows()
            .map(new MeasureWindow(config.coverage()), AlertTypes.MEASURED)
            .name("measure: windows")
            .uid("alert-measure-windows");
    if (inputs.objectives().isPresent()) {
      measured =
          measured.union(
              inputs
                  .objectives()
                  .get()
                  .map(Measured::of, AlertTypes.MEASURED)
                  .name("measure: objectives")
                  .uid("alert-measure-objectives"));
    }
    if (inputs.cells().isPresent()) {
      measured =
          measured.union(
              inputs
                  .cells()
                  .get()
                  .windows()
                  .map(new MeasureWindow(config.coverage()), AlertTypes.MEASURED)
                  .name("measure: sites and cells")
                  .uid("alert-measure-cells"));
    }
    return measured;
  }

  /**
   * What the job is told by people.
   *
   * @param inventory regions and corridors
   * @param rules rules
   */
  public record Reference(InventoryFeed inventory, RuleFeed rules)
      implements java.io.Serializable {}

  /**
   * Sends the alarms where they belong.
   *
   * @param outputs of {@link #define}
   * @param alerts takes what happened
   * @param states takes what is known after it
   */
  public static void sink(Outputs outputs, Sink<AlarmEvent> alerts, Sink<AlarmUpdate> states) {
    outputs.events().sinkTo(alerts).name("alerts").uid("alerts").setParallelism(1);
    outputs.states().sinkTo(states).name("alert-state").uid("alert-state").setParallelism(1);
  }
}
