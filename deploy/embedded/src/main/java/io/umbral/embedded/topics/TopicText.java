package io.umbral.embedded.topics;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Topics in words. */
final class TopicText {

  private TopicText() {}

  /** A topic and what is said of it. */
  static String line(String topic, String said) {
    return String.format(Locale.ROOT, "%-19s %s", topic, said);
  }

  /** Partitions, what becomes of records, and what else is set. */
  static String settings(int partitions, Map<String, String> settings) {
    StringBuilder words = new StringBuilder();
    words.append(partitions).append(partitions == 1 ? " partition, " : " partitions, ");
    String cleanup = settings.getOrDefault(TopicTable.CLEANUP, "unknown");
    words.append(cleanup);
    String retention = settings.get(TopicTable.RETENTION);
    if (cleanup.contains(TopicTable.DELETE) && retention != null) {
      words.append(", kept ").append(time(retention));
    }
    String largest = settings.get("max.message.bytes");
    if (largest != null) {
      words.append(", records up to ").append(mebibytes(largest));
    }
    if ("LogAppendTime".equals(settings.get("message.timestamp.type"))) {
      words.append(", dated by the broker");
    }
    return words.toString();
  }

  private static String time(String millis) {
    if (millis.equals(TopicTable.FOR_EVER)) {
      return "for ever";
    }
    Duration time = Duration.ofMillis(Long.parseLong(millis));
    return time.toDaysPart() > 0 && time.equals(Duration.ofDays(time.toDays()))
        ? time.toDays() + " d"
        : String.format(Locale.ROOT, "%.1f h", time.toMillis() / 3_600_000.0);
  }

  private static String mebibytes(String bytes) {
    return String.format(Locale.ROOT, "%.0f MiB", Long.parseLong(bytes) / (double) (1 << 20));
  }
}
