package io.umbral.pipeline.kafka;

import java.io.Serializable;

/**
 * Names of the topics of alarms.
 *
 * @param alerts what happens, a log
 * @param alertState what is known of each alarm, compacted
 * @param alertRules rules, compacted
 * @param operatorActions what people do
 */
public record AlertTopics(
    String alerts, String alertState, String alertRules, String operatorActions)
    implements Serializable {

  /** The names of the contracts. */
  public static final AlertTopics DEFAULT =
      new AlertTopics("alerts", "alert-state", "alert-rules", "operator-actions");
}
