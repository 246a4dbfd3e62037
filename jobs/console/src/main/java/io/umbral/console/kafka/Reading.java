package io.umbral.console.kafka;

import io.umbral.alerting.desk.Alarm;
import io.umbral.console.history.AlarmNews;
import io.umbral.console.history.AlarmNews.Deed;
import io.umbral.console.history.AlarmNews.Told;
import io.umbral.console.history.AlarmNews.Undelivered;
import io.umbral.console.history.Batch;
import io.umbral.console.history.Offset;
import io.umbral.console.history.Refusal;
import io.umbral.console.history.Topic;
import io.umbral.model.WindowResult;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import io.umbral.wire.OperatorActionCodec;
import io.umbral.wire.RejectedCodec;
import io.umbral.wire.WindowResultCodec;
import io.umbral.wire.WireException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a batch of records. */
final class Reading {

  private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

  /** Reads values; not safe for use by several threads. */
  static final class Codecs {
    private final WindowResultCodec windows =
        new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
    private final RejectedCodec refusals = new RejectedCodec();
    private final AlarmCodec alarms = new AlarmCodec();
    private final AlertRuleCodec rules = new AlertRuleCodec();
    private final OperatorActionCodec actions = new OperatorActionCodec();
  }

  private final Codecs codecs;
  private final List<WindowResult> windows = new ArrayList<>();
  private final List<Refusal> refused = new ArrayList<>();
  private final List<Told> events = new ArrayList<>();
  private final List<Alarm> states = new ArrayList<>();
  private final List<Deed> actions = new ArrayList<>();
  private final List<Written> rules = new ArrayList<>();
  private final List<Undelivered> undelivered = new ArrayList<>();
  private long unreadable;

  Reading(Codecs codecs) {
    this.codecs = codecs;
  }

  /** Takes a record; one that cannot be read is counted, and harms no other. */
  void take(Topic topic, ConsumerRecord<byte[], byte[]> record) {
    // A tombstone says that a name is no longer kept on the topic, not that it never was.
    if (record.value() == null) {
      return;
    }
    try {
      read(topic, record);
    } catch (WireException e) {
      unreadable++;
      LOG.warn(
          "record {} of {}-{} is no result: {}",
          record.offset(),
          record.topic(),
          record.partition(),
          e.getMessage());
    }
  }

  private void read(Topic topic, ConsumerRecord<byte[], byte[]> record) throws WireException {
    byte[] value = record.value();
    switch (topic) {
      case WINDOWS -> windows.add(codecs.windows.decode(value));
      case REJECTED ->
          refused.add(
              new Refusal(
                  record.partition(),
                  record.offset(),
                  record.timestamp(),
                  codecs.refusals.decode(value)));
      case ALERTS -> events.add(new Told(codecs.alarms.decodeEvent(value), record.timestamp()));
      case ALERT_STATE -> states.add(codecs.alarms.decodeState(value));
      case ALERT_RULES -> rules.add(codecs.rules.decode(value));
      case OPERATOR_ACTIONS ->
          actions.add(new Deed(codecs.actions.decode(value), record.partition(), record.offset()));
      case ALERT_DEAD_LETTERS -> undelivered.add(undelivered(record));
    }
  }

  /** What is known of a dead letter stands in its headers; its body is the receiver's affair. */
  private static Undelivered undelivered(ConsumerRecord<byte[], byte[]> record) {
    return new Undelivered(
        record.key() == null ? "" : text(record.key()),
        header(record, "sink"),
        header(record, "reason"),
        numberIn(header(record, "attempts")),
        record.timestamp());
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : text(header.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** 0 where it says no number. */
  private static int numberIn(String text) {
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  Batch batch(List<Offset> offsets) {
    return new Batch(
        windows,
        refused,
        new AlarmNews(events, states, actions, rules, undelivered),
        unreadable,
        offsets);
  }
}
