package io.umbral.console.http;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.umbral.console.Metric;
import io.umbral.console.Now;
import io.umbral.console.history.AlarmCounts;
import io.umbral.console.history.WindowFilter;
import io.umbral.console.history.WindowQueries.Family;
import io.umbral.console.history.WindowRow;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The metrics of the console: how it reads and serves, how many alarms last, and the newest windows
 * of whole countries. Of states and below there are too many series for Prometheus; the interface
 * has them.
 */
final class ConsoleMeters {

  /** A country has fewer operators; a source that makes up names makes no more series than this. */
  private static final int MOST_SERIES = 50;

  private static final double MILLIS_PER_SECOND = 1_000;
  private static final WindowFilter COUNTRIES =
      new WindowFilter(
          Set.of(RegionLevel.COUNTRY),
          Optional.empty(),
          Optional.empty(),
          Optional.of(SeriesKey.ALL));

  private final Server.Parts parts;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Map<Metric, MultiGauge> values = new EnumMap<>(Metric.class);

  ConsoleMeters(Server.Parts parts) {
    this.parts = parts;
    gauge("umbral.console.streams", all -> all.hub().clients());
    gauge("umbral.console.streams.evicted", all -> all.hub().evicted());
    gauge("umbral.console.history.bytes", all -> all.history().bytes());
    gauge("umbral.console.history.commits", all -> all.history().commits());
    gauge("umbral.console.feed.lag.records", all -> all.now().get().feed().lagRecords());
    gauge("umbral.console.feed.connected", all -> all.now().get().feed().isConnected() ? 1 : 0);
    gauge("umbral.console.data.age.seconds", ConsoleMeters::dataAgeSeconds);
    alarms("critical", AlarmCounts::critical);
    alarms("major", AlarmCounts::major);
    alarms("lesser", AlarmCounts::lesser);
    gauge("umbral.console.alarms.unacknowledged", all -> all.now().get().alarms().unacknowledged());
    gauge("umbral.console.alarms.suppressed", all -> all.now().get().alarms().suppressed());
    for (Metric metric : Metric.values()) {
      values.put(metric, MultiGauge.builder(metric.meterName()).register(registry));
    }
  }

  private void gauge(String name, ToDoubleFunction<Server.Parts> value) {
    Gauge.builder(name, parts, value).register(registry);
  }

  private void alarms(String severity, ToDoubleFunction<AlarmCounts> count) {
    Gauge.builder(
            "umbral.console.alarms", parts, all -> count.applyAsDouble(all.now().get().alarms()))
        .tag("severity", severity)
        .register(registry);
  }

  /** Not a number as long as there is no window. */
  private static double dataAgeSeconds(Server.Parts parts) {
    Now now = parts.now().get();
    return now.dataMillis().isPresent()
        ? (parts.clock().millis() - now.dataMillis().getAsLong()) / MILLIS_PER_SECOND
        : Double.NaN;
  }

  /** Where others add theirs. */
  MeterRegistry registry() {
    return registry;
  }

  /** The metrics in the text format of Prometheus. */
  synchronized String scrape() {
    Map<Metric, List<MultiGauge.Row<?>>> rows = new EnumMap<>(Metric.class);
    for (WindowRow window : newest()) {
      Tags tags = Tags.of("region", window.key().region(), "operator", window.key().operator());
      // What was not measured, and what too little is known of, has no value here.
      if (!window.isInsufficient()) {
        window
            .values()
            .forEach(
                (metric, value) ->
                    rows.computeIfAbsent(metric, key -> new ArrayList<>())
                        .add(MultiGauge.Row.of(tags, value)));
      }
    }
    values.forEach((metric, gauge) -> gauge.register(rows.getOrDefault(metric, List.of()), true));
    return registry.scrape();
  }

  private List<WindowRow> newest() {
    List<Family> families = parts.now().get().families();
    if (families.isEmpty()) {
      return List.of();
    }
    Family shortest = families.get(0);
    return parts
        .windows()
        .rows(shortest.windowMillis(), shortest.shownStartMillis(), COUNTRIES, MOST_SERIES);
  }
}
