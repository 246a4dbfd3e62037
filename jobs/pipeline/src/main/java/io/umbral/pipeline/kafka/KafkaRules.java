package io.umbral.pipeline.kafka;

import io.umbral.alerting.rule.RuleBook;
import io.umbral.pipeline.RuleFeed;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.WireException;
import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules of the compacted {@code alert-rules} topic. A value that cannot be read is logged and
 * passed over, so that one bad rule does not take the others along.
 */
final class KafkaRules implements RuleFeed {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(KafkaRules.class);

  /**
   * How seldom the broker is asked: a rule is in force from an event time on, not from a moment.
   */
  private static final long POLL_NANOS = Duration.ofMillis(500).toNanos();

  private final String topic;
  private final Properties client;

  KafkaRules(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
  }

  @Override
  public Reader open() {
    return new TopicReader(CompactedTopic.open(topic, client));
  }

  private static final class TopicReader implements Reader {

    private final CompactedTopic written;
    private final AlertRuleCodec codec = new AlertRuleCodec();
    private long polledAtNanos = System.nanoTime();

    private TopicReader(CompactedTopic written) {
      this.written = written;
    }

    @Override
    public void catchUp(RuleBook rules) {
      written.catchUp(found -> apply(found, rules));
    }

    @Override
    public void poll(RuleBook rules) {
      if (System.nanoTime() - polledAtNanos >= POLL_NANOS) {
        polledAtNanos = System.nanoTime();
        written.poll(found -> apply(found, rules));
      }
    }

    private void apply(ConsumerRecord<byte[], byte[]> found, RuleBook rules) {
      try {
        rules.add(codec.decode(found.value()).rule());
      } catch (WireException e) {
        LOG.warn(
            "{}-{} offset {} is passed over: {}",
            found.topic(),
            found.partition(),
            found.offset(),
            e.getMessage());
      }
    }

    @Override
    public void close() {
      written.close();
    }
  }
}
