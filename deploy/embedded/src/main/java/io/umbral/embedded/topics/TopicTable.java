package io.umbral.embedded.topics;

import io.umbral.delivery.kafka.DeadLetterTopic;
import io.umbral.delivery.kafka.DeliveryTopics;
import io.umbral.embedded.ingest.IngestTopics;
import io.umbral.embedded.topics.TopicSpec.Part;
import io.umbral.embedded.topics.TopicSpec.Spread;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * Every topic, with what its contract asks for. It stands here once: for {@code umbral topics}, for
 * the demo, for replays and for the tests.
 */
public final class TopicTable {

  static final String CLEANUP = "cleanup.policy";
  static final String COMPACT = "compact";
  static final String DELETE = "delete";
  static final String RETENTION = "retention.ms";

  /** As a time to keep records. */
  static final String FOR_EVER = "-1";

  private static final String BOTH = COMPACT + "," + DELETE;
  private static final String LARGEST_MESSAGE = "max.message.bytes";

  /** A site's report with all its cells, or what a damaged source sends in its place. */
  private static final int REPORT_BYTES = 32 << 20;

  /** An alarm that explains thousands lists them. */
  private static final int ALARM_BYTES = 8 << 20;

  /** Long enough to run a job over a week's reports again. */
  private static final Duration WEEK = Duration.ofDays(7);

  /** What a console that starts anew can show: its history of 30 days, and the day that runs. */
  private static final Duration MONTH = Duration.ofDays(31);

  /** Whoever looks back over a year finds its alarms. */
  private static final Duration YEAR = Duration.ofDays(366);

  private static final List<TopicSpec> ALL =
      List.of(
          // The broker's clock dates a report's arrival: a source with a wrong clock cannot vouch
          // for itself.
          new TopicSpec(
              Topics.DEFAULT.cellReports(),
              Part.SLA,
              Spread.MANY,
              and(
                  deleted(WEEK),
                  Map.of(
                      "message.timestamp.type",
                      "LogAppendTime",
                      LARGEST_MESSAGE,
                      Integer.toString(REPORT_BYTES))),
              "what sources say"),
          new TopicSpec(
              Topics.DEFAULT.cellInventory(),
              Part.SLA,
              Spread.ONE,
              compacted(),
              "regions, corridors and cells"),
          new TopicSpec(Topics.DEFAULT.slos(), Part.SLA, Spread.ONE, compacted(), "promises"),
          new TopicSpec(
              Topics.DEFAULT.slaWindows(),
              Part.SLA,
              Spread.MANY,
              compactedFor(MONTH),
              "results: the higher revision wins"),
          new TopicSpec(
              Topics.DEFAULT.sloStatus(),
              Part.SLA,
              Spread.MANY,
              compactedFor(MONTH),
              "how promises stand"),
          new TopicSpec(
              Topics.DEFAULT.rejected(),
              Part.SLA,
              Spread.ONE,
              deleted(WEEK),
              "what was refused, with its cause and its bytes"),
          // Alarms are rare, and one partition keeps the order in which they happened.
          new TopicSpec(
              AlertTopics.DEFAULT.alerts(),
              Part.ALARMS,
              Spread.ONE,
              large(deleted(YEAR)),
              "what happens to alarms"),
          new TopicSpec(
              AlertTopics.DEFAULT.alertState(),
              Part.ALARMS,
              Spread.ONE,
              large(compacted()),
              "what is known of each alarm"),
          new TopicSpec(
              AlertTopics.DEFAULT.alertRules(),
              Part.ALARMS,
              Spread.ONE,
              large(compacted()),
              "rules of alarms"),
          new TopicSpec(
              AlertTopics.DEFAULT.operatorActions(),
              Part.ALARMS,
              Spread.ONE,
              compacted(),
              "what people do"),
          new TopicSpec(
              ReadinessJobOnKafka.LATEST,
              Part.READINESS,
              Spread.ONE,
              compacted(),
              "the latest score of each corridor"),
          new TopicSpec(
              ReadinessJobOnKafka.HISTORY,
              Part.READINESS,
              Spread.ONE,
              Map.of(CLEANUP, DELETE, RETENTION, FOR_EVER),
              "all scores"),
          new TopicSpec(
              DeliveryTopics.DEFAULT.deadLetters(),
              Part.DELIVERY,
              Spread.ONE,
              DeadLetterTopic.SETTINGS,
              "alarms that could not be delivered"),
          new TopicSpec(
              IngestTopics.LEDGER,
              Part.INGEST,
              Spread.ONE,
              compactedFor(Duration.ofMillis(IngestTopics.REMEMBERED_MILLIS)),
              "what was sent already"),
          new TopicSpec(
              IngestTopics.EVENTS,
              Part.INGEST,
              Spread.ONE,
              deleted(WEEK),
              "what elements tell beside their measurements"));

  private TopicTable() {}

  /** Every topic. */
  public static List<TopicSpec> all() {
    return ALL;
  }

  /**
   * The topics of some parts.
   *
   * @param parts who needs them
   * @return in the order of the table
   */
  public static List<TopicSpec> of(Set<Part> parts) {
    return ALL.stream().filter(spec -> parts.contains(spec.part())).toList();
  }

  /**
   * One topic.
   *
   * @param name of the topic
   * @return what it should be
   * @throws NoSuchElementException if it is not in the table
   */
  public static TopicSpec named(String name) {
    return ALL.stream()
        .filter(spec -> spec.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("topic " + name + " is not in the table"));
  }

  private static Map<String, String> compacted() {
    return Map.of(CLEANUP, COMPACT);
  }

  private static Map<String, String> compactedFor(Duration retention) {
    return Map.of(CLEANUP, BOTH, RETENTION, Long.toString(retention.toMillis()));
  }

  private static Map<String, String> deleted(Duration retention) {
    return Map.of(CLEANUP, DELETE, RETENTION, Long.toString(retention.toMillis()));
  }

  private static Map<String, String> large(Map<String, String> settings) {
    return and(settings, Map.of(LARGEST_MESSAGE, Integer.toString(ALARM_BYTES)));
  }

  private static Map<String, String> and(Map<String, String> one, Map<String, String> other) {
    Map<String, String> both = new HashMap<>(one);
    both.putAll(other);
    return both;
  }
}
