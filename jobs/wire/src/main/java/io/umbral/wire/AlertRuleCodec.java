package io.umbral.wire;

import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.model.RejectionCause;
import io.umbral.schemas.AlertRuleRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Keys and values of the {@code alert-rules} topic. A rule travels as the document that a person
 * wrote, so that it can be shown as it was written. Not safe for use by several threads.
 */
public final class AlertRuleCodec {

  private final ValueWriter<AlertRuleRecord> writer =
      new ValueWriter<>(AlertRuleRecord.getClassSchema());
  private final ValueReader<AlertRuleRecord> reader =
      new ValueReader<>("alert-rules", AlertRuleRecord.getClassSchema());

  /**
   * A rule and its document.
   *
   * @param rule the rule
   * @param document YAML that says it, one document
   */
  public record Written(AlertRule rule, String document) {}

  /**
   * Key of a version of a rule.
   *
   * @param rule the version
   * @return UTF-8 text
   */
  public static byte[] encodeKey(AlertRule rule) {
    return TopicKeys.of(rule.id(), Integer.toString(rule.head().version()))
        .getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a version of a rule.
   *
   * @param written the rule and its document
   * @return value of the record, single-object encoding
   */
  public byte[] encode(Written written) {
    AlertRule.Head head = written.rule().head();
    return writer.write(
        new AlertRuleRecord(
            head.id(),
            head.version(),
            Instant.ofEpochMilli(head.effectiveFromMillis()),
            head.isEnabled(),
            head.isShadow(),
            written.document()));
  }

  /**
   * Reads a version of a rule.
   *
   * @param bytes value of the record
   * @return the rule and its document
   * @throws WireException where the value cannot be read, or its document says no sound rule
   */
  public Written decode(byte[] bytes) throws WireException {
    AlertRuleRecord read = reader.read(bytes);
    try {
      String name = "alert-rules/" + read.getRuleId();
      return new Written(AlertRuleReader.require(name, read.getDocument()), read.getDocument());
    } catch (IllegalArgumentException e) {
      throw new WireException(RejectionCause.INVALID_VALUE, e.getMessage());
    }
  }
}
