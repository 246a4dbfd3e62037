package io.umbral.pipeline.kafka;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.pipeline.SloFeed;
import io.umbral.wire.SloCodec;
import io.umbral.wire.WireException;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The promises of the compacted {@code slos} topic. Every reader reads all of it. A value that is
 * no sound promise is refused, and the versions that are known stay.
 */
final class KafkaSlos implements SloFeed {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(KafkaSlos.class);

  private final String topic;
  private final Properties client;

  KafkaSlos(String topic, Properties client) {
    this.topic = topic;
    this.client = client;
  }

  @Override
  public Reader open() {
    CompactedTopic promises = CompactedTopic.open(topic, client);
    if (!promises.exists()) {
      LOG.warn("topic {} is not there: no promise is judged", topic);
    }
    return new TopicReader(promises);
  }

  private static final class TopicReader implements Reader {

    private final CompactedTopic promises;
    private final SloCodec codec = new SloCodec();

    private TopicReader(CompactedTopic promises) {
      this.promises = promises;
    }

    @Override
    public void catchUp(Receiver receiver) {
      promises.catchUp(found -> hand(found, receiver));
    }

    @Override
    public void poll(Receiver receiver) {
      promises.poll(found -> hand(found, receiver));
    }

    private void hand(ConsumerRecord<byte[], byte[]> found, Receiver receiver) {
      Place place = new Place(found.topic(), found.partition(), found.offset());
      try {
        receiver.accept(codec.decode(found.value()), place);
      } catch (WireException e) {
        receiver.refuse(new Rejected(e.rejectionCause(), e.getMessage(), place, 1, found.value()));
      }
    }

    @Override
    public void close() {
      promises.close();
    }
  }
}
