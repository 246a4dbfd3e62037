package io.umbral.pipeline.types;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Judged;
import io.umbral.alerting.desk.OperatorAction;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The type of every edge of the alert job. */
public final class AlertTypes {

  /** What was measured. */
  public static final TypeInformation<Measured> MEASURED =
      new CompactType<>(Measured.class, new MeasuredSerializer());

  /** What a rule found. */
  public static final TypeInformation<Judged> JUDGED =
      new CompactType<>(Judged.class, new JudgedSerializer());

  /** What a person did. */
  public static final TypeInformation<OperatorAction> OPERATOR_ACTION =
      new CompactType<>(OperatorAction.class, new OperatorActionSerializer());

  /** What happened to an alarm. */
  public static final TypeInformation<AlarmEvent> ALARM_EVENT =
      new CompactType<>(AlarmEvent.class, new AlarmEventSerializer());

  /** What is known of an alarm. */
  public static final TypeInformation<AlarmUpdate> ALARM_UPDATE =
      new CompactType<>(AlarmUpdate.class, new AlarmUpdateSerializer());

  private AlertTypes() {}
}
