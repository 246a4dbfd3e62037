/**
 * Alarms as VES events (ONAP VES event listener 7.2.1, common event format 30.2.1), domains {@code
 * fault} and {@code thresholdCrossingAlert}: {@link io.umbral.alerting.ves.VesAlarmEvents} writes
 * them, {@link io.umbral.alerting.ves.VesRules} says what is wrong with one.
 *
 * <p>An event is a tree of maps, lists, texts, numbers and truth values, as of JSON; who sends it
 * makes it bytes.
 */
package io.umbral.alerting.ves;
