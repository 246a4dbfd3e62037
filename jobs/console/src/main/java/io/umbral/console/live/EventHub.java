package io.umbral.console.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands events to every client, in one order. A client that comes back with the identifier of the
 * last event that it saw gets what it missed; one whose identifier is of another run, or too old,
 * is told to begin anew. Events are server-sent events, ready to be written.
 */
public final class EventHub {

  /** Enough for an absence of more than a minute at five events a second. */
  static final int REMEMBERED = 512;

  /** Somebody who listens. */
  public interface Client {

    /**
     * Takes a frame without waiting.
     *
     * @param frame bytes to be written as they are
     * @return false where there is no room for it, or the client is gone; it gets no further one
     */
    boolean offer(byte[] frame);

    /** Ends the connection, without waiting. */
    void close();
  }

  private record Remembered(long number, byte[] frame) {}

  private final String epoch;
  private final int mostClients;
  private final ArrayDeque<Remembered> remembered = new ArrayDeque<>();
  private final Set<Client> clients = new LinkedHashSet<>();
  private long number;
  private long evicted;

  /**
   * Makes one without clients.
   *
   * @param epoch of this run, letters and digits: identifiers of other runs are not understood
   * @param mostClients clients at once
   */
  public EventHub(String epoch, int mostClients) {
    this.epoch = epoch;
    this.mostClients = mostClients;
  }

  /**
   * Takes a client in. It gets {@code hello} where it is new, the events it missed where it comes
   * back in time, and {@code reset} where it cannot be told what it missed.
   *
   * @param client gets events from now on
   * @param lastEventId identifier of the last event that it saw
   * @return false where there is no room for another one
   */
  public synchronized boolean join(Client client, Optional<String> lastEventId) {
    if (clients.size() >= mostClients) {
      return false;
    }
    boolean isThere =
        lastEventId.isEmpty()
            ? client.offer(frame("hello", "{}", true))
            : welcomeBack(client, lastEventId.get());
    if (isThere) {
      clients.add(client);
    }
    return true;
  }

  private boolean welcomeBack(Client client, String lastEventId) {
    long seen = numberOf(lastEventId);
    boolean isUnderstood =
        seen >= 0
            && seen <= number
            && (seen == number
                || (!remembered.isEmpty() && remembered.getFirst().number() <= seen + 1));
    if (!isUnderstood) {
      return client.offer(frame("reset", "{}", true));
    }
    for (Remembered event : remembered) {
      if (event.number() > seen && !client.offer(event.frame())) {
        client.close();
        return false;
      }
    }
    return true;
  }

  private long numberOf(String eventId) {
    String prefix = epoch + "-";
    if (!eventId.startsWith(prefix) || eventId.length() > prefix.length() + 18) {
      return -1;
    }
    try {
      return Long.parseLong(eventId.substring(prefix.length()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /**
   * Tells an event that nobody may miss.
   *
   * @param name of the event, letters
   * @param json its data, one line
   */
  public synchronized void publish(String name, String json) {
    number++;
    byte[] frame = frame(name, json, true);
    remembered.addLast(new Remembered(number, frame));
    if (remembered.size() > REMEMBERED) {
      remembered.removeFirst();
    }
    tell(frame);
  }

  /**
   * Tells those who listen now, and is forgotten.
   *
   * @param name of the event, letters
   * @param json its data, one line
   */
  public synchronized void whisper(String name, String json) {
    tell(frame(name, json, false));
  }

  private void tell(byte[] frame) {
    for (Client client : List.copyOf(clients)) {
      if (!client.offer(frame)) {
        clients.remove(client);
        evicted++;
        client.close();
      }
    }
  }

  /** Lets a client go. */
  public synchronized void leave(Client client) {
    clients.remove(client);
  }

  /** Ends all connections. */
  public synchronized void close() {
    for (Client client : List.copyOf(clients)) {
      clients.remove(client);
      client.close();
    }
  }

  /** Number of clients. */
  public synchronized int clients() {
    return clients.size();
  }

  /** Number of clients that were cut off because they did not read. */
  public synchronized long evicted() {
    return evicted;
  }

  private byte[] frame(String name, String json, boolean hasId) {
    String id = hasId ? "id: " + epoch + "-" + number + "\n" : "";
    return (id + "event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
