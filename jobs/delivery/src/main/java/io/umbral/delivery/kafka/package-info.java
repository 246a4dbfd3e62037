/**
 * Alarms from their topics to the sinks. The door is {@link
 * io.umbral.delivery.kafka.DeliveryService}.
 */
package io.umbral.delivery.kafka;
