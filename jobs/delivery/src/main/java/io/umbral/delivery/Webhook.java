package io.umbral.delivery;

import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Change;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Events for a webhook, signed as the Standard Webhooks specification (1.0) says: {@code
 * webhook-id}, {@code webhook-timestamp} in seconds, and {@code webhook-signature} with the version
 * {@code v1} and the HMAC-SHA256 of id, timestamp and body joined by dots. The id is alarm and
 * number of the event, so that a receiver can tell an event that it has seen.
 *
 * @param url where to
 * @param secret shared with the receiver; without one nothing is signed
 */
public record Webhook(URI url, Optional<byte[]> secret) implements EventFormat {

  private static final String ALGORITHM = "HmacSHA256";

  @Override
  public Post post(AlarmEvent event, long nowMillis) {
    byte[] body = JsonTree.bytes(tree(event));
    String id = idOf(event);
    String seconds = Long.toString(nowMillis / 1_000);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", seconds);
    secret.ifPresent(
        key -> headers.put("webhook-signature", "v1," + signature(key, id, seconds, body)));
    return new Post(url, headers, body);
  }

  /** The name under which an event counts once. */
  /**
   * The name of an event, the same for every receiver.
   *
   * @param event any
   * @return alertId and number
   */
  public static String idOf(AlarmEvent event) {
    return event.alarm().alertId() + "-" + event.alarm().seq();
  }

  static String signature(byte[] key, String id, String seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(mac.doFinal(body));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
    }
  }

  /** The event for a receiver that knows nothing of Umbral. */
  private static Map<String, Object> tree(AlarmEvent event) {
    Alarm alarm = event.alarm();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("alertId", alarm.alertId());
    tree.put("seq", alarm.seq());
    tree.put("eventType", event.type().name());
    tree.put("state", alarm.state().name());
    tree.put("perceivedSeverity", alarm.perceivedSeverity().name());
    tree.put("ruleId", alarm.name().ruleId());
    tree.put("ruleVersion", alarm.ruleVersion());
    tree.put("fingerprint", alarm.name().fingerprint());
    tree.put("summary", AlarmText.summary(alarm));
    tree.put("dimensions", AlarmText.dimensions(alarm));
    tree.put("at", AlarmText.time(event.atMillis()));
    tree.put("startsAt", AlarmText.time(alarm.startsAtMillis()));
    tree.put("raisedAt", AlarmText.time(alarm.raisedAtMillis()));
    alarm.endsAtMillis().ifPresent(end -> tree.put("endsAt", AlarmText.time(end)));
    alarm.evidence().value().ifPresent(value -> tree.put("value", value));
    alarm.evidence().level().ifPresent(level -> tree.put("level", level));
    tree.put("n", alarm.evidence().n());
    alarm
        .evidence()
        .contributors()
        .ifPresent(found -> tree.put("contributors", AlarmText.contributors(found)));
    tree.put("late", event.isLate());
    tree.put("retracted", event.isRetraction());
    tree.put("reason", event.reason().name());
    List<String> changes = event.changes().stream().map(Change::name).toList();
    tree.put("changes", changes.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList());
    tree.put("explains", alarm.childCount());
    event.by().ifPresent(by -> tree.put("by", by));
    if (!event.comment().isEmpty()) {
      tree.put("comment", event.comment());
    }
    return tree;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Webhook[" + url + (secret.isPresent() ? ", signed]" : "]");
  }
}
