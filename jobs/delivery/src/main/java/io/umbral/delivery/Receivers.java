package io.umbral.delivery;

import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.delivery.AlertmanagerBook.Posting;
import io.umbral.delivery.Sink.SecretSource;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes of configured sinks what tells their receivers. */
public final class Receivers {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String AUTHORIZATION = "Authorization";

  private final Poster poster = new HttpPost(TIMEOUT);
  private final Clock clock = Clock.systemUTC();
  private final Function<SecretSource, String> secrets;

  /**
   * Makes one.
   *
   * @param secrets reads a secret
   */
  public Receivers(Function<SecretSource, String> secrets) {
    this.secrets = secrets;
  }

  /**
   * Whoever can be told of an event at once.
   *
   * @param name sink and address, for people
   * @param format how the receiver wants the event
   * @param poster sends the request
   */
  public record Receiver(String name, EventFormat format, Poster poster) {

    /**
     * Tells of an event, and tries no second time.
     *
     * @param event what happened
     * @param nowMillis processing time, milliseconds since the epoch
     * @return why it was not taken; empty where it was
     * @throws InterruptedException where the caller is to end
     */
    public Optional<String> tellOnce(AlarmEvent event, long nowMillis) throws InterruptedException {
      Post.Outcome outcome = poster.send(format.post(event, nowMillis));
      if (outcome instanceof Post.Outcome.Refused refused) {
        return Optional.of("refused with " + refused.status() + ": " + refused.reason());
      }
      return outcome instanceof Post.Outcome.Failed failed
          ? Optional.of(failed.reason())
          : Optional.empty();
    }
  }

  /**
   * Every receiver of some sinks, each member of a cluster by itself.
   *
   * @param sinks as they are configured
   * @param secrets reads a secret
   * @return in the order of the sinks
   */
  public static List<Receiver> of(List<Sink> sinks, Function<SecretSource, String> secrets) {
    Receivers receivers = new Receivers(secrets);
    List<Receiver> all = new ArrayList<>();
    for (Sink sink : sinks) {
      if (sink instanceof Sink.Alertmanager alertmanager) {
        for (URI member : alertmanager.members()) {
          all.add(
              new Receiver(
                  sink.name() + " at " + member,
                  receivers.stateFormat(alertmanager, member),
                  receivers.poster));
        }
      } else {
        all.add(new Receiver(sink.name(), receivers.eventFormat(sink), receivers.poster));
      }
    }
    return all;
  }

  private EventFormat stateFormat(Sink.Alertmanager alertmanager, URI member) {
    return (event, nowMillis) -> {
      AlertmanagerBook book = new AlertmanagerBook(alertmanager.repeatMillis());
      book.know(event.alarm(), nowMillis);
      List<Map<String, Object>> alerts = book.due(nowMillis).stream().map(Posting::alert).toList();
      return new Post(
          AlertmanagerMember.alertsOf(member), headers(alertmanager), JsonTree.bytes(alerts));
    };
  }

  private Map<String, String> headers(Sink.Alertmanager alertmanager) {
    return alertmanager
        .bearer()
        .map(source -> Map.of(AUTHORIZATION, "Bearer " + secrets.apply(source)))
        .orElse(Map.of());
  }

  /**
   * The members of an Alertmanager cluster.
   *
   * @param alertmanager the sink
   * @return one for each
   */
  public List<AlertmanagerMember> members(Sink.Alertmanager alertmanager) {
    Map<String, String> headers = headers(alertmanager);
    return alertmanager.members().stream()
        .map(
            member ->
                new AlertmanagerMember(
                    alertmanager.name(),
                    member,
                    headers,
                    alertmanager.repeatMillis(),
                    poster,
                    Backoff.USUAL,
                    clock))
        .toList();
  }

  /**
   * The delivery of events to a sink.
   *
   * @param sink a webhook or a VES listener
   * @return the delivery, with nothing delivered yet
   * @throws IllegalArgumentException for an Alertmanager, which takes no events
   */
  public EventDelivery delivery(Sink sink) {
    return new EventDelivery(
        sink.name(),
        address(sink).toString(),
        eventFormat(sink),
        poster,
        Backoff.USUAL,
        giveUpMillis(sink),
        clock);
  }

  private EventFormat eventFormat(Sink sink) {
    if (sink instanceof Sink.WebhookSink webhook) {
      return new Webhook(
          webhook.url(),
          webhook.secret().map(source -> secrets.apply(source).getBytes(StandardCharsets.UTF_8)));
    }
    Sink.Ves ves = ves(sink);
    Map<String, String> headers =
        ves.basic()
            .map(secrets)
            .map(pair -> Map.of(AUTHORIZATION, "Basic " + base64(pair)))
            .orElse(Map.of());
    return new VesListener(ves.url(), ves.domain(), ves.reportingEntity(), headers);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static URI address(Sink sink) {
    return sink instanceof Sink.WebhookSink webhook ? webhook.url() : ves(sink).url();
  }

  private static long giveUpMillis(Sink sink) {
    return sink instanceof Sink.WebhookSink webhook
        ? webhook.giveUpMillis()
        : ves(sink).giveUpMillis();
  }

  private static Sink.Ves ves(Sink sink) {
    if (sink instanceof Sink.Ves ves) {
      return ves;
    }
    throw new IllegalArgumentException("sink " + sink.name() + " should be one that takes events");
  }
}
