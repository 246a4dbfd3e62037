package io.umbral.embedded.delivery;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.umbral.delivery.SinkState.Snapshot;
import io.umbral.delivery.kafka.DeliveryService;
import java.time.Clock;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How the delivery to each receiver stands, as metrics {@code umbral.delivery.*}: what was sent,
 * what failed and is tried again, what was refused or given up, what waits and for how long. Tags
 * are the sink and the receiver, as many as the file of sinks names.
 */
final class DeliveryMetrics {

  private static final double MILLIS_PER_SECOND = 1_000;

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final DeliveryService service;
  private final Clock clock;

  private DeliveryMetrics(DeliveryService service, Clock clock) {
    this.service = service;
    this.clock = clock;
  }

  /**
   * The metrics of a service.
   *
   * @param service what is watched
   * @param clock processing time
   * @return metrics that are as of when they are asked for
   */
  static DeliveryMetrics of(DeliveryService service, Clock clock) {
    DeliveryMetrics metrics = new DeliveryMetrics(service, clock);
    List<Snapshot> receivers = service.states();
    for (int i = 0; i < receivers.size(); i++) {
      metrics.register(i, receivers.get(i));
    }
    return metrics;
  }

  private void register(int index, Snapshot receiver) {
    Tags tags = Tags.of("sink", receiver.sink(), "receiver", receiver.receiver());
    counter("umbral.delivery.sent", "taken by the receiver", tags, index, Snapshot::delivered);
    counter("umbral.delivery.failed", "attempts made again", tags, index, Snapshot::failures);
    counter("umbral.delivery.refused", "refused or given up", tags, index, Snapshot::refused);
    gauge("umbral.delivery.backlog", "waits to be told", tags, index, Snapshot::pending);
    gauge("umbral.delivery.oldest.age.seconds", "age of the oldest", tags, index, this::age);
  }

  private double age(Snapshot state) {
    return state.pendingSinceMillis().isEmpty()
        ? 0
        : Math.max(0, clock.millis() - state.pendingSinceMillis().getAsLong()) / MILLIS_PER_SECOND;
  }

  private void counter(
      String name, String what, Tags tags, int index, ToDoubleFunction<Snapshot> value) {
    FunctionCounter.builder(name, service, all -> value.applyAsDouble(all.states().get(index)))
        .description(what)
        .tags(tags)
        .register(registry);
  }

  private void gauge(
      String name, String what, Tags tags, int index, ToDoubleFunction<Snapshot> value) {
    Gauge.builder(name, service, all -> value.applyAsDouble(all.states().get(index)))
        .description(what)
        .tags(tags)
        .register(registry);
  }

  /** The metrics in the text format of Prometheus. */
  String scrape() {
    return registry.scrape();
  }
}
