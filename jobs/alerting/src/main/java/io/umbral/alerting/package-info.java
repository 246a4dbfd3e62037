/**
 * Alarms: what a person wants to be told of, and when. The words that all of it shares: severities,
 * subjects, what was measured, and identity.
 *
 * <p>{@link io.umbral.alerting.rule} holds the rules, {@link io.umbral.alerting.track} decides for
 * one rule and one subject when an alarm begins and ends, {@link io.umbral.alerting.desk} joins all
 * alarms: suppression, acknowledgement, who is told. {@link io.umbral.alerting.delivery} keeps what a sink owes. {@link io.umbral.alerting.ves} writes alarms
 * as VES events.
 *
 * <p>What it promises: everything is a function of what was measured, in event time, and of
 * instants of processing time that are passed in. No I/O, no clock, no chance.
 */
package io.umbral.alerting;
