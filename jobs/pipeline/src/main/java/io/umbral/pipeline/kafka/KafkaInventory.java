package io.umbral.pipeline.kafka;

import io.umbral.model.Topology;
import io.umbral.pipeline.InventoryFeed;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.WireException;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reference data of the compacted {@code cell-inventory} topic. A reader reads all of it; a
 * value that cannot be read is logged and passed over, so that one bad fact does not take the
 * others along.
 */
final class KafkaInventory implements InventoryFeed {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(KafkaInventory.class);

  private final String topic;
  private final Properties client;

  KafkaInventory(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(topic + " at " + client.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
  }

  @Override
  public Reader open() {
    return new TopicReader(CompactedTopic.open(topic, client));
  }

  private static final class TopicReader implements Reader {

    private final CompactedTopic facts;
    private final InventoryCodec codec = new InventoryCodec();

    private TopicReader(CompactedTopic facts) {
      this.facts = facts;
    }

    @Override
    public void catchUp(Topology topology) {
      facts.catchUp(found -> apply(found, topology));
    }

    @Override
    public void poll(Topology topology) {
      facts.poll(found -> apply(found, topology));
    }

    private void apply(ConsumerRecord<byte[], byte[]> found, Topology topology) {
      try {
        codec.applyTo(found.value(), topology);
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
      facts.close();
    }
  }
}
