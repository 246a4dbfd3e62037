package io.umbral.embedded.topics;

import io.umbral.delivery.kafka.DeliveryTopics;
import io.umbral.embedded.ingest.IngestTopics;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.ReadinessJobOnKafka;
import io.umbral.pipeline.kafka.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What each part may do on a Kafka that asks: no more than it needs. It stands here once, for
 * {@code umbral topics acls} and for the test that runs the parts under it. To write or to read
 * implies to describe.
 */
public final class AccessTable {

  /** A part, as a principal of Kafka. */
  public enum Principal {
    /** {@code umbral topics}. */
    TOPICS,
    /** {@code umbral ingest}. */
    INGEST,
    /** {@code umbral job sla}. */
    SLA,
    /** {@code umbral job alert}, which does the work of sla as well. */
    ALERT,
    /** {@code umbral job readiness}. */
    READINESS,
    /** {@code umbral console}. */
    CONSOLE,
    /** {@code umbral deliver}. */
    DELIVER;

    /** The user, for example {@code umbral-sla}. */
    public String user() {
      return "umbral-" + name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String EVERYWHERE = "*";

  private final String principal;
  private final List<AclBinding> allowed = new ArrayList<>();

  private AccessTable(Principal principal) {
    this.principal = "User:" + principal.user();
  }

  /**
   * What a part may do.
   *
   * @param principal the part
   * @return each right once
   */
  public static List<AclBinding> of(Principal principal) {
    AccessTable table = new AccessTable(principal);
    switch (principal) {
      case TOPICS -> table.topics();
      case INGEST -> table.ingest();
      case SLA -> table.sla();
      case ALERT -> table.alert();
      case READINESS -> table.readiness();
      case CONSOLE -> table.console();
      case DELIVER -> table.deliver();
    }
    return table.allowed;
  }

  private void topics() {
    for (TopicSpec spec : TopicTable.all()) {
      topic(spec.name(), AclOperation.CREATE, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    }
  }

  private void ingest() {
    write(Topics.DEFAULT.cellReports(), Topics.DEFAULT.rejected(), IngestTopics.EVENTS);
    write(IngestTopics.LEDGER);
    read(IngestTopics.LEDGER);
    transactions(PatternType.PREFIXED, IngestTopics.NAME_PREFIX);
    group(PatternType.PREFIXED, IngestTopics.NAME_PREFIX);
  }

  private void sla() {
    read(Topics.DEFAULT.cellReports(), Topics.DEFAULT.cellInventory(), Topics.DEFAULT.slos());
    write(Topics.DEFAULT.slaWindows(), Topics.DEFAULT.sloStatus(), Topics.DEFAULT.rejected());
    group(PatternType.LITERAL, "umbral-sla");
  }

  private void alert() {
    sla();
    AlertTopics alarms = AlertTopics.DEFAULT;
    read(alarms.alertRules(), alarms.operatorActions());
    write(alarms.alerts(), alarms.alertState());
    group(PatternType.LITERAL, "umbral-alert-actions");
    // Where a transaction says which checkpoint it is of.
    group(PatternType.LITERAL, "umbral-" + alarms.alerts() + "-written");
    transactions(PatternType.LITERAL, "umbral-" + alarms.alerts());
  }

  private void readiness() {
    read(Topics.DEFAULT.slaWindows());
    write(ReadinessJobOnKafka.LATEST, ReadinessJobOnKafka.HISTORY);
    group(PatternType.LITERAL, "umbral-readiness");
  }

  private void console() {
    AlertTopics alarms = AlertTopics.DEFAULT;
    read(Topics.DEFAULT.slaWindows(), Topics.DEFAULT.rejected());
    read(alarms.alerts(), alarms.alertState(), alarms.alertRules(), alarms.operatorActions());
    read(DeliveryTopics.DEFAULT.deadLetters());
    write(alarms.operatorActions());
  }

  private void deliver() {
    DeliveryTopics delivery = DeliveryTopics.DEFAULT;
    read(delivery.alerts(), delivery.alertState(), delivery.deadLetters());
    write(delivery.deadLetters());
    group(PatternType.PREFIXED, "umbral-delivery-");
  }

  private void read(String... topics) {
    for (String topic : topics) {
      topic(topic, AclOperation.READ);
    }
  }

  private void write(String... topics) {
    for (String topic : topics) {
      topic(topic, AclOperation.WRITE);
    }
  }

  private void topic(String name, AclOperation... operations) {
    for (AclOperation operation : operations) {
      allow(ResourceType.TOPIC, PatternType.LITERAL, name, operation);
    }
  }

  private void group(PatternType pattern, String name) {
    allow(ResourceType.GROUP, pattern, name, AclOperation.READ);
  }

  private void transactions(PatternType pattern, String name) {
    allow(ResourceType.TRANSACTIONAL_ID, pattern, name, AclOperation.WRITE);
  }

  private void allow(ResourceType type, PatternType pattern, String name, AclOperation operation) {
    allowed.add(
        new AclBinding(
            new ResourcePattern(type, name, pattern),
            new AccessControlEntry(principal, EVERYWHERE, operation, AclPermissionType.ALLOW)));
  }
}
