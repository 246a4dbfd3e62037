package io.umbral.embedded.topics;

import io.umbral.embedded.UsageException;
import io.umbral.embedded.settings.KafkaSettings;
import io.umbral.embedded.topics.TopicSpec.Keeping;
import io.umbral.embedded.topics.TopicStanding.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.config.ConfigResource;

/** Looks at the topics of a Kafka, and creates those that are missing. */
public final class TopicAdmin implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final String bootstrap;
  private final Admin admin;

  private TopicAdmin(String bootstrap, Admin admin) {
    this.bootstrap = bootstrap;
    this.admin = admin;
  }

  /**
   * Turns to a Kafka.
   *
   * @param kafka where it is, and who asks
   * @return for {@link #close()}
   * @throws UsageException where the settings are not those of a client
   */
  public static TopicAdmin connect(KafkaSettings kafka) {
    Properties properties = new Properties();
    String patienceMillis = Long.toString(PATIENCE.toMillis());
    properties.put("default.api.timeout.ms", patienceMillis);
    properties.put("request.timeout.ms", patienceMillis);
    properties.putAll(kafka.client());
    properties.put("bootstrap.servers", kafka.bootstrap());
    try {
      return new TopicAdmin(kafka.bootstrap(), Admin.create(properties));
    } catch (KafkaException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new UsageException(
          "no client for Kafka at " + kafka.bootstrap() + ": " + cause.getMessage(), e);
    }
  }

  /**
   * Which topics are missing: a job that waited for one that nobody creates would say nothing.
   *
   * @param needed the topics
   * @return names of those that are not there
   * @throws UsageException where Kafka does not answer
   */
  public List<String> missing(List<TopicSpec> needed) {
    Set<String> present = get(admin.listTopics().names());
    return needed.stream().map(TopicSpec::name).filter(name -> !present.contains(name)).toList();
  }

  /** How the topics of the table stand, in its order. */
  List<TopicStanding> standings() {
    Set<String> present = get(admin.listTopics().names());
    List<String> ours =
        TopicTable.all().stream().map(TopicSpec::name).filter(present::contains).toList();
    Map<String, TopicDescription> described = get(admin.describeTopics(ours).allTopicNames());
    Map<ConfigResource, Config> configured =
        get(admin.describeConfigs(ours.stream().map(TopicAdmin::resource).toList()).all());
    return TopicTable.all().stream()
        .map(
            spec ->
                new TopicStanding(
                    spec,
                    Optional.ofNullable(described.get(spec.name()))
                        .map(topic -> found(topic, configured.get(resource(spec.name()))))))
        .toList();
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static Found found(TopicDescription topic, Config config) {
    Map<String, String> settings =
        config.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    int replicas =
        topic.partitions().stream().mapToInt(one -> one.replicas().size()).min().orElse(0);
    return new Found(topic.partitions().size(), replicas, settings);
  }

  /**
   * Creates topics.
   *
   * @param specs what they should be; none of them is there
   * @param partitions of topics that are spread
   * @param replicas of each partition; empty for what the brokers take by default
   * @param isDryRun whether the brokers only say whether they would
   * @return what was wrong, by name; the others are created
   */
  Map<String, String> create(
      List<TopicSpec> specs, int partitions, Optional<Short> replicas, boolean isDryRun) {
    List<NewTopic> topics = new ArrayList<>();
    for (TopicSpec spec : specs) {
      Map<String, String> settings = new HashMap<>(spec.settings(Keeping.AS_AGREED));
      // One replica may be away, and none of what was acknowledged is lost.
      replicas
          .filter(count -> count > 2)
          .ifPresent(count -> settings.put("min.insync.replicas", Integer.toString(count - 1)));
      topics.add(
          new NewTopic(spec.name(), Optional.of(spec.partitions(partitions)), replicas)
              .configs(settings));
    }
    Map<String, String> refused = new HashMap<>();
    admin
        .createTopics(topics, new CreateTopicsOptions().validateOnly(isDryRun))
        .values()
        .forEach(
            (name, created) -> {
              try {
                Void unused = get(created);
              } catch (UsageException e) {
                refused.put(name, e.getMessage());
              }
            });
    if (!isDryRun) {
      awaitAll(specs.stream().map(TopicSpec::name).filter(name -> !refused.containsKey(name)));
    }
    return refused;
  }

  /** Grants rights, and returns when the brokers know them. */
  void allow(List<AclBinding> rights) {
    Void unused = get(admin.createAcls(rights).all());
  }

  /** What the controller has made, the brokers learn a moment later. */
  private void awaitAll(Stream<String> created) {
    Set<String> missing = created.collect(Collectors.toSet());
    long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
    while (!get(admin.listTopics().names()).containsAll(missing)) {
      if (System.nanoTime() > deadlineNanos) {
        throw new UsageException(
            "Kafka at " + bootstrap + " does not show what it created within " + PATIENCE);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was asked", e);
    } catch (ExecutionException e) {
      throw new UsageException("Kafka at " + bootstrap + " says: " + e.getCause().getMessage(), e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
