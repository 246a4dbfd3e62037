package io.umbral.embedded.publish;

import io.umbral.alerting.rule.AlertRule;
import io.umbral.model.Cell;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.pipeline.kafka.AlertTopics;
import io.umbral.pipeline.kafka.Topics;
import io.umbral.sla.slo.Slo;
import io.umbral.wire.AlertRuleCodec;
import io.umbral.wire.AlertRuleCodec.Written;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.SloCodec;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A record of a compacted topic that a person wrote.
 *
 * @param topic where it belongs
 * @param key which fact it is; a later record of the same key takes its place
 * @param value what it says
 * @param isVersion whether it is a version that results name, and which so never changes
 * @param title for people: what it is, and from when
 */
record Fact(String topic, ByteBuffer key, ByteBuffer value, boolean isVersion, String title) {

  private static final InventoryCodec INVENTORY = new InventoryCodec();

  static Fact of(Slo slo) {
    String what = slo.isEnabled() ? "" : " withdrawn";
    return new Fact(
        Topics.DEFAULT.slos(),
        ByteBuffer.wrap(SloCodec.encodeKey(slo)),
        ByteBuffer.wrap(new SloCodec().encode(slo)),
        true,
        "promise " + slo.name() + " " + slo.version() + what + from(slo.effectiveFromMillis()));
  }

  static Fact of(Written written) {
    AlertRule.Head head = written.rule().head();
    String what = head.isEnabled() ? head.isShadow() ? " as a shadow" : "" : " disabled";
    return new Fact(
        AlertTopics.DEFAULT.alertRules(),
        ByteBuffer.wrap(AlertRuleCodec.encodeKey(written.rule())),
        ByteBuffer.wrap(new AlertRuleCodec().encode(written)),
        true,
        "rule " + head.id() + " " + head.version() + what + from(head.effectiveFromMillis()));
  }

  static Fact of(Region region) {
    return of(INVENTORY.encode(region), "region " + region.id());
  }

  static Fact of(Corridor corridor) {
    return of(INVENTORY.encode(corridor), "corridor " + corridor.id());
  }

  static Fact of(Cell cell) {
    return of(INVENTORY.encode(cell), "cell " + cell.key() + from(cell.validFromMillis()));
  }

  private static Fact of(InventoryCodec.Entry entry, String title) {
    return new Fact(
        Topics.DEFAULT.cellInventory(),
        ByteBuffer.wrap(entry.key()),
        ByteBuffer.wrap(entry.value()),
        false,
        title);
  }

  private static String from(long effectiveFromMillis) {
    return effectiveFromMillis == 0 ? "" : " from " + Instant.ofEpochMilli(effectiveFromMillis);
  }
}
