package io.umbral.pipeline.types;

import io.umbral.alerting.desk.Alarm;
import java.util.Optional;

/**
 * What is known of an alarm now.
 *
 * @param alertId name of the alarm
 * @param alarm what is known; empty for one that has long been over and is taken away
 */
public record AlarmUpdate(String alertId, Optional<Alarm> alarm) {}
