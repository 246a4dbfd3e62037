package io.umbral.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.delivery.Sink.SecretSource;
import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.Node;
import io.umbral.documents.YamlDocuments;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SinkFilesTest {

  private final Faults faults = new Faults();

  @Test
  void sinksAreReadWithTheirUsualValues() {
    List<Sink> sinks =
        read(
            """
            apiVersion: umbral/v1
            kind: AlertSinks
            sinks:
              - name: am
                type: alertmanager
                members: ["http://am-0:9093", "http://am-1:9093"]
                bearerFile: /run/secrets/am
              - name: hook
                type: webhook
                url: https://hook.example/umbral
                secretEnv: HOOK_SECRET
                giveUpMinutes: 30
              - name: dcae
                type: ves
                url: https://ves.example/eventListener/v7
                domain: thresholdCrossingAlert
            """);
    assertTrue(faults.all().isEmpty(), lines()::toString);
    assertEquals(
        List.of(
            new Sink.Alertmanager(
                "am",
                List.of(URI.create("http://am-0:9093"), URI.create("http://am-1:9093")),
                60_000,
                Optional.of(new SecretSource(SecretSource.Kind.FILE, "/run/secrets/am"))),
            new Sink.WebhookSink(
                "hook",
                URI.create("https://hook.example/umbral"),
                Optional.of(new SecretSource(SecretSource.Kind.ENVIRONMENT, "HOOK_SECRET")),
                1_800_000),
            new Sink.Ves(
                "dcae",
                URI.create("https://ves.example/eventListener/v7"),
                VesListener.Domain.THRESHOLD_CROSSING_ALERT,
                "umbral",
                Optional.empty(),
                14_400_000)),
        sinks);
  }

  @Test
  void everyFaultIsTold() {
    List<Sink> sinks =
        read(
            """
            apiVersion: umbral/v2
            kind: AlertSinks
            sinks:
              - {name: a, type: webhook, url: "ftp://x"}
              - {name: b, type: webhook, url: "http://user:word@x/"}
              - {name: c, type: pager}
              - {name: d, type: webhook, url: "http://x/", secretFile: f, secretEnv: E}
              - {name: d, type: webhook, url: "http://x/", secret: inline}
              - {type: webhook, url: "http://x/"}
              - {name: e, type: alertmanager, members: [], repeatSeconds: 0}
            """);
    assertEquals(List.of("d"), sinks.stream().map(Sink::name).toList());
    assertEquals(
        List.of(
            "apiVersion: one_of",
            "sinks[0].url: url",
            "sinks[1].url: url",
            "sinks[2].type: one_of",
            "sinks[3].secretEnv: one_of",
            "sinks[4].secret: unknown_field",
            "sinks[4]: unique",
            "sinks[5].name: required",
            "sinks[6].repeatSeconds: range"),
        faults.all().stream().map(fault -> fault.place().path() + ": " + fault.code()).toList());
  }

  private List<Sink> read(String text) {
    List<Sink> sinks = new ArrayList<>();
    for (Node document : YamlDocuments.read("sinks.yaml", text, faults)) {
      sinks.addAll(SinkFiles.read(document, faults));
    }
    return sinks;
  }

  private List<String> lines() {
    return faults.all().stream().map(Fault::line).toList();
  }
}
