/**
 * Where all alarms lie on one desk: what explains what, what is planned, who has acknowledged, who
 * is told. The door is {@link io.umbral.alerting.desk.Desk}; {@link io.umbral.alerting.desk.Alarm}
 * is what is known of one episode, {@link io.umbral.alerting.desk.AlarmEvent} what is said of it.
 *
 * <p>What it promises: of every raise that was notified the clear is notified too, whatever happens
 * between. A suppressed alarm lives on. What an operator does is applied once and said who did it.
 * Without instants of processing time the desk is a function of event time alone.
 */
package io.umbral.alerting.desk;
