package io.umbral.alerting.desk;

import io.umbral.alerting.Subject;
import io.umbral.alerting.track.Transition;

/**
 * What a track said, and of what.
 *
 * @param ruleId identifier of the rule
 * @param fingerprint of the alarm
 * @param subject what it is about
 * @param transition what was said
 */
public record Judged(String ruleId, String fingerprint, Subject subject, Transition transition) {}
