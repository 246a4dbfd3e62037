package io.umbral.delivery.kafka;

import io.umbral.delivery.EventDelivery.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what could not be delivered on a topic: the key is the name of the event, the value the
 * body that the receiver did not take, the headers say the sink, the reason and the attempts.
 */
final class DeadLetters implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  DeadLetters(Properties client, String topic) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Keeps one; returns when the broker has it, for the event counts as done after that. */
  void put(DeadLetter letter) {
    LOG.error(
        "{}: event {} is not delivered: {}", letter.sink(), letter.eventId(), letter.reason());
    ProducerRecord<byte[], byte[]> kept =
        new ProducerRecord<>(topic, utf8(letter.eventId()), letter.body());
    kept.headers().add("sink", utf8(letter.sink()));
    kept.headers().add("reason", utf8(letter.reason()));
    kept.headers().add("attempts", utf8(Integer.toString(letter.attempts())));
    try {
      producer.send(kept).get();
    } catch (ExecutionException e) {
      throw new KafkaException("topic " + topic + " does not take a dead letter", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
