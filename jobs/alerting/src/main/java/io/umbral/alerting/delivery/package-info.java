/**
 * What a sink still owes to those whom it tells: {@link io.umbral.alerting.delivery.Deliveries} is
 * one sink's list, fed with the events of alarms, asked what is due, told what became of it. A sink
 * that is down keeps a list that is no longer than the alarms that last, and delays nobody.
 *
 * <p>What it promises: of every raise that a sink took the clear is due until it takes it; of a raise
 * that it never took nothing is due once the alarm is over. Time is passed in.
 */
package io.umbral.alerting.delivery;
