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
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The alert job: windows and the state of objectives in, alarms out.
 *
 * <pre>
 * sla-windows --measure-+
 *                       +-> evaluate, by series: rules, tracks -> desk: suppression, who is told
 * slo-status  --measure-+                                           ^        |          |
 *                                          operator-actions --------+      alerts   alert-state
 * </pre>
 */
public final class AlertJob {

  /** What leaves the job: what happened, and what is known after it. */
  public record Outputs(DataStream<AlarmEvent> events, DataStream<AlarmUpdate> states) {}

  /** All alarms lie on one desk, for any alarm may explain any other one. */
  static final String DESK = "desk";

  private AlertJob() {}

  /**
   * Draws the data flow from what was measured to the alarms.
   *
   * @param windows results of the SLA job, with its watermarks
   * @param objectives how promises stand, with their watermarks; empty where there are none
   * @param actions what people do; they hold back no watermark
   * @param reference regions, corridors and rules
   * @param config what can be set
   * @return what happens to alarms
   */
  public static Outputs define(
      DataStream<WindowResult> windows,
      Optional<DataStream<SloStatus>> objectives,
      DataStream<OperatorAction> actions,
      Reference reference,
      AlertJobConfig config) {
    DataStream<Measured> measured =
        windows
            .map(new MeasureWindow(config.coverage()), AlertTypes.MEASURED)
            .name("measure: windows")
            .uid("alert-measure-windows");
    if (objectives.isPresent()) {
      measured =
          measured.union(
              objectives
                  .get()
                  .map(Measured::of, AlertTypes.MEASURED)
                  .name("measure: objectives")
                  .uid("alert-measure-objectives"));
    }
    SingleOutputStreamOperator<Judged> judged =
        measured
            .keyBy(Measured::key, EdgeTypes.SERIES_KEY)
            .process(new RuleEvaluator(config, reference), AlertTypes.JUDGED)
            .name("evaluate: rules by series")
            .uid("alert-evaluate");
    SingleOutputStreamOperator<AlarmEvent> events =
        judged
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
