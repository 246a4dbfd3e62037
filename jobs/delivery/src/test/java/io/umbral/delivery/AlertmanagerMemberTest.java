package io.umbral.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.alerting.Severity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A member gets all that it can take, whatever it refuses and however long it is down. */
final class AlertmanagerMemberTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(Alarms.RAISED), ZoneOffset.UTC);

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
  private Thread thread;

  @AfterEach
  void stop() throws InterruptedException {
    thread.interrupt();
    thread.join(10_000);
    assertFalse(thread.isAlive(), "it ends when it is told to");
  }

  @Test
  void oneBadAlertTakesNoOtherAlong() throws InterruptedException {
    AlertmanagerMember member =
        start(
            body ->
                body.contains("bad3")
                    ? new Post.Outcome.Refused(400, "invalid label set")
                    : new Post.Outcome.Taken(),
            9);
    await(() -> member.state().snapshot().refused() == 1);
    await(() -> member.state().snapshot().delivered() == 8);
    String all = String.join("", taken);
    for (int i = 0; i < 9; i++) {
      assertEquals(i != 3, all.contains(i == 3 ? "bad3" : "good" + i), "alert " + i);
    }
  }

  @Test
  void whatIsDownGetsAllOnceItIsUp() throws InterruptedException {
    int[] requests = new int[1];
    AlertmanagerMember member =
        start(
            body ->
                ++requests[0] <= 3
                    ? new Post.Outcome.Failed("connection refused")
                    : new Post.Outcome.Taken(),
            1);
    await(() -> member.state().snapshot().delivered() == 1);
    SinkState.Snapshot state = member.state().snapshot();
    assertEquals(1, taken.size());
    assertEquals("connection refused", state.lastFailure().orElseThrow());
    assertEquals(4, requests[0]);
  }

  private AlertmanagerMember start(Function<String, Post.Outcome> answer, int alarms) {
    AlertmanagerMember member =
        new AlertmanagerMember(
            "am",
            URI.create("http://am.example:9093/"),
            Map.of(),
            60_000,
            post -> {
              assertEquals("http://am.example:9093/api/v2/alerts", post.url().toString());
              String body = new String(post.body(), StandardCharsets.UTF_8);
              Post.Outcome outcome = answer.apply(body);
              if (outcome instanceof Post.Outcome.Taken) {
                taken.add(body);
              }
              sent.add(body);
              return outcome;
            },
            new Backoff(1, 2),
            CLOCK);
    for (int i = 0; i < alarms; i++) {
      member.know(Alarms.firing((i == 3 ? "bad" : "good") + i, 1, Severity.MAJOR));
    }
    thread = new Thread(member, "member");
    thread.start();
    return member;
  }

  private void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "not within 10 s; sent: " + sent);
      String unused = sent.poll(10, TimeUnit.MILLISECONDS);
    }
  }
}
