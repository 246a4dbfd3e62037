package io.umbral.delivery.kafka;

import io.umbral.alerting.desk.Alarm;
import io.umbral.delivery.AlertmanagerMember;
import io.umbral.delivery.EventDelivery;
import io.umbral.delivery.Receivers;
import io.umbral.delivery.Sink;
import io.umbral.delivery.Sink.SecretSource;
import io.umbral.delivery.SinkState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells all sinks of the alarms of a Kafka, each in a thread of its own, until it is closed. A
 * thread that ends for a fault is started again.
 */
public final class DeliveryService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeliveryService.class);
  private static final long RESTART_MILLIS = 5_000;
  private static final long PATIENCE_MILLIS = 10_000;

  private final Properties client;
  private final DeliveryTopics topics;
  private final Receivers receivers;
  private final List<AlertmanagerMember> members = new ArrayList<>();
  private final Map<String, EventDelivery> deliveries = new LinkedHashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final DeadLetters deadLetters;

  private DeliveryService(
      Properties client, DeliveryTopics topics, Function<SecretSource, String> secrets) {
    this.client = client;
    this.topics = topics;
    this.receivers = new Receivers(secrets);
    this.deadLetters = new DeadLetters(client, topics.deadLetters());
  }

  /**
   * Starts to tell.
   *
   * @param client settings of Kafka clients, with {@code bootstrap.servers}
   * @param topics what is read and written
   * @param sinks who is told
   * @param secrets reads a secret
   * @return the running service
   */
  public static DeliveryService start(
      Properties client,
      DeliveryTopics topics,
      List<Sink> sinks,
      Function<SecretSource, String> secrets) {
    DeliveryService service = new DeliveryService(client, topics, secrets);
    sinks.forEach(service::add);
    service.run();
    return service;
  }

  private void add(Sink sink) {
    if (sink instanceof Sink.Alertmanager alertmanager) {
      members.addAll(receivers.members(alertmanager));
    } else {
      deliveries.put(sink.name(), receivers.delivery(sink));
    }
  }

  private void run() {
    members.forEach(
        member -> start("alertmanager " + member.state().snapshot().receiver(), member));
    if (!members.isEmpty()) {
      start("alert-state", () -> new StateFeed(client, topics.alertState(), this::know).run());
    }
    deliveries.forEach(
        (name, delivery) ->
            start(
                "sink " + name,
                () -> new EventFeed(client, topics.alerts(), name, delivery, deadLetters).run()));
  }

  private void know(Alarm alarm) {
    members.forEach(member -> member.know(alarm));
  }

  private void start(String name, Runnable task) {
    Thread thread = new Thread(() -> again(name, task), "delivery " + name);
    thread.setDaemon(true);
    thread.start();
    threads.add(thread);
  }

  /** A sink must not go silent because Kafka did for a while. */
  private static void again(String name, Runnable task) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        task.run();
      } catch (RuntimeException fault) {
        LOG.error("delivery {} failed and starts again", name, fault);
        try {
          Thread.sleep(RESTART_MILLIS);
        } catch (InterruptedException end) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** How the delivery to every receiver stands. */
  public List<SinkState.Snapshot> states() {
    List<SinkState.Snapshot> states = new ArrayList<>();
    members.forEach(member -> states.add(member.state().snapshot()));
    deliveries.values().forEach(delivery -> states.add(delivery.state().snapshot()));
    return states;
  }

  /** Ends all threads; what was not delivered yet is delivered after the next start. */
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(PATIENCE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      deadLetters.close();
    }
  }
}
