package io.umbral.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class EventHubTest {

  private static final class Listener implements EventHub.Client {
    private final List<String> events = new ArrayList<>();
    private final int room;
    private boolean isClosed;

    private Listener(int room) {
      this.room = room;
    }

    @Override
    public boolean offer(byte[] frame) {
      if (events.size() >= room) {
        return false;
      }
      events.add(new String(frame, StandardCharsets.UTF_8));
      return true;
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private final EventHub hub = new EventHub("e1", 3);

  private Listener join(String lastEventId) {
    Listener listener = new Listener(Integer.MAX_VALUE);
    assertTrue(hub.join(listener, Optional.ofNullable(lastEventId)));
    return listener;
  }

  @Test
  void aNewClientIsGreetedAndHearsWhatComes() {
    hub.publish("sla", "{\"n\":1}");
    Listener listener = join(null);
    hub.publish("sla", "{\"n\":2}");
    hub.whisper("heartbeat", "{}");
    assertEquals(
        List.of(
            "id: e1-1\nevent: hello\ndata: {}\n\n",
            "id: e1-2\nevent: sla\ndata: {\"n\":2}\n\n",
            "event: heartbeat\ndata: {}\n\n"),
        listener.events);
  }

  @Test
  void aClientThatComesBackGetsWhatItMissedOnce() {
    for (int i = 1; i <= 5; i++) {
      hub.publish("sla", Integer.toString(i));
    }
    Listener listener = join("e1-3");
    assertEquals(2, listener.events.size());
    assertTrue(listener.events.get(0).startsWith("id: e1-4\n"));
    assertTrue(listener.events.get(1).startsWith("id: e1-5\n"));
    assertEquals(List.of(), join("e1-5").events);
  }

  @Test
  void anIdentifierThatIsNotUnderstoodIsToldToBeginAnew() {
    for (int i = 0; i <= EventHub.REMEMBERED; i++) {
      hub.publish("sla", "{}");
    }
    for (String id : List.of("e0-3", "e1-0", "e1-9999999", "e1-x", "", "e1--1")) {
      Listener listener = join(id);
      assertTrue(listener.events.get(0).contains("event: reset"), id);
      hub.leave(listener);
    }
    assertEquals(EventHub.REMEMBERED, join("e1-1").events.size());
  }

  @Test
  void aClientWithoutRoomIsCutOffAndTheOthersHearOn() {
    Listener slow = new Listener(2);
    assertTrue(hub.join(slow, Optional.empty()));
    Listener other = join(null);
    for (int i = 0; i < 5; i++) {
      hub.publish("sla", "{}");
    }
    assertTrue(slow.isClosed);
    assertEquals(6, other.events.size());
    assertEquals(1, hub.clients());
    assertEquals(1, hub.evicted());
  }

  @Test
  void thereIsRoomForSoManyAndNoMore() {
    join(null);
    join(null);
    join(null);
    assertFalse(hub.join(new Listener(9), Optional.empty()));
  }
}
