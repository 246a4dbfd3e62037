package io.umbral.console.kafka;

import io.umbral.alerting.desk.OperatorAction;
import io.umbral.console.ActionLog;
import io.umbral.console.history.Topic;
import io.umbral.wire.OperatorActionCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes what people do to its topic, one after the other, and waits until it is kept. */
public final class ActionWriter implements ActionLog, AutoCloseable {

  /** Somebody sits in front of it and waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final KafkaProducer<byte[], byte[]> producer;
  private final OperatorActionCodec codec = new OperatorActionCodec();

  /**
   * Makes one.
   *
   * @param bootstrap of Kafka
   * @param client properties of every client
   */
  public ActionWriter(String bootstrap, Map<String, String> client) {
    String patience = Long.toString(PATIENCE.toMillis());
    producer =
        new KafkaProducer<>(
            ClientProperties.with(
                client,
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "umbral-console-actions",
                "acks",
                "all",
                "enable.idempotence",
                "true",
                "max.block.ms",
                patience,
                "request.timeout.ms",
                patience,
                "delivery.timeout.ms",
                patience,
                "linger.ms",
                "0"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public synchronized void append(OperatorAction action) throws Unavailable {
    ProducerRecord<byte[], byte[]> kept =
        new ProducerRecord<>(
            Topic.OPERATOR_ACTIONS.topicName(),
            OperatorActionCodec.encodeKey(action),
            codec.encode(action));
    try {
      producer.send(kept).get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new Unavailable("the topic of actions does not take it", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted before the topic of actions took it", e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
