package io.umbral.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.umbral.alerting.Severity;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.EventType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands in what is sent. */
final class FormatsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final URI URL = URI.create("https://hook.example/umbral");
  private final Alarm alarm = Alarms.firing("a", 2, Severity.CRITICAL);

  @Test
  void aSignatureIsThatOfTheStandardWebhooksSpecification() {
    // Example of the specification's reference libraries.
    byte[] secret = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    byte[] body = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        Webhook.signature(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", body));
  }

  @Test
  void aWebhookIsSignedWhereThereIsASecretAndShowsItNowhere() {
    byte[] secret = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    Webhook signed = new Webhook(URL, Optional.of(secret));
    Post post = signed.post(Alarms.event(alarm, EventType.RAISED), 1_780_000_001_999L);
    assertEquals("a-1-2", post.headers().get("webhook-id"));
    assertEquals("1780000001", post.headers().get("webhook-timestamp"));
    assertTrue(post.headers().get("webhook-signature").startsWith("v1,"));
    assertFalse(signed.toString().contains("0123"));
    Post plain = new Webhook(URL, Optional.empty()).post(Alarms.event(alarm, EventType.RAISED), 0);
    assertFalse(plain.headers().containsKey("webhook-signature"));
  }

  @Test
  void aWebhookTellsWhatHappenedToWhat() throws IOException {
    JsonNode body =
        JSON.readTree(
            new Webhook(URL, Optional.empty())
                .post(Alarms.event(alarm, EventType.RAISED), 0)
                .body());
    assertEquals("a-1", body.path("alertId").asText());
    assertEquals(2, body.path("seq").asLong());
    assertEquals("RAISED", body.path("eventType").asText());
    assertEquals("CRITICAL", body.path("perceivedSeverity").asText());
    assertEquals(125.5, body.path("value").asDouble());
    assertEquals(
        "rttMillis p95 is 125.5, level 100 in 20079, operator north, LTE",
        body.path("summary").asText());
    assertFalse(body.has("endsAt"));
  }

  @Test
  void aVesListenerIsToldNormalWhenItIsOver() throws IOException {
    VesListener listener =
        new VesListener(
            URL, VesListener.Domain.FAULT, "umbral", Map.of("Authorization", "Basic x"));
    Post post = listener.post(Alarms.event(Alarms.cleared("a", 3), EventType.CLEARED), 0);
    JsonNode event = JSON.readTree(post.body()).path("event");
    assertEquals("fault", event.path("commonEventHeader").path("domain").asText());
    assertEquals("NORMAL", event.path("faultFields").path("eventSeverity").asText());
    assertEquals("Basic x", post.headers().get("Authorization"));
    assertFalse(listener.toString().contains("Basic"));
  }

  @Test
  void aTmf642AlarmHasTheFieldsOfThatApiAlone() throws IOException {
    Set<String> known =
        Set.of(
            "id",
            "@type",
            "externalAlarmId",
            "state",
            "perceivedSeverity",
            "alarmType",
            "probableCause",
            "specificProblem",
            "alarmDetails",
            "alarmRaisedTime",
            "alarmReportingTime",
            "alarmClearedTime",
            "reportingSystemId",
            "sourceSystemId",
            "serviceAffecting",
            "isRootCause",
            "alarmEscalation",
            "plannedOutageIndicator",
            "ackState",
            "ackUserId",
            "alarmedObjectType",
            "alarmedObject",
            "crossedThresholdInformation",
            "parentAlarm",
            "correlatedAlarm");
    JsonNode tree = JSON.readTree(JsonTree.bytes(Tmf642.alarm(alarm, "umbral")));
    for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      assertTrue(known.contains(name), name);
    }
    assertEquals("critical", tree.path("perceivedSeverity").asText());
    assertEquals("updated", tree.path("state").asText());
    assertEquals("unacknowledged", tree.path("ackState").asText());
    JsonNode over = JSON.readTree(JsonTree.bytes(Tmf642.alarm(Alarms.cleared("a", 3), "umbral")));
    assertEquals("cleared", over.path("perceivedSeverity").asText());
    assertTrue(over.has("alarmClearedTime"));
  }
}
