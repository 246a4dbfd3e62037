package io.umbral.delivery.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topic of dead letters: a sink waits at what it cannot put there, so it must be there. */
public final class DeadLetterTopic {

  /** One partition: letters are rare, and their order is that in which they were given up. */
  public static final int PARTITIONS = 1;

  /**
   * Kept for thirty days, for people to find them and send them again; as large as an alarm that
   * lists thousands of children.
   */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "cleanup.policy", "delete",
          "retention.ms", Long.toString(Duration.ofDays(30).toMillis()),
          "max.message.bytes", Integer.toString(8 << 20));

  private DeadLetterTopic() {}

  /**
   * Creates the topic where it is not there, replicated as the broker does by default.
   *
   * @param client settings of Kafka clients, with {@code bootstrap.servers}
   * @param topic its name
   * @return whether it was created just now
   */
  public static boolean ensure(Properties client, String topic) {
    NewTopic wanted = new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty());
    try (Admin admin = Admin.create(client)) {
      admin.createTopics(List.of(wanted.configs(SETTINGS))).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw new KafkaException("topic " + topic + " cannot be created", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptException(e);
    }
  }
}
