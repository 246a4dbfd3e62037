/**
 * Tells other systems of alarms, apart from the job that makes them: a system that is down slows
 * nothing but its own sink.
 *
 * <p>Two manners. An Alertmanager is told a <em>state</em>, again and again, from the compacted
 * topic of alarms ({@link io.umbral.delivery.AlertmanagerBook}). A webhook or a VES listener is
 * told <em>events</em>, in order, from the log of alarms, each until it is taken or given up
 * ({@link io.umbral.delivery.EventDelivery}).
 *
 * <p>What decides is pure and is given its clock; what talks HTTP is {@link
 * io.umbral.delivery.HttpPost} alone.
 */
package io.umbral.delivery;
