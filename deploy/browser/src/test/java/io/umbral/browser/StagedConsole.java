package io.umbral.browser;

import io.umbral.alerting.Burden;
import io.umbral.alerting.Contributor;
import io.umbral.alerting.Contributors;
import io.umbral.alerting.Reason;
import io.umbral.alerting.Severity;
import io.umbral.alerting.Signal;
import io.umbral.alerting.Subject;
import io.umbral.alerting.desk.Alarm;
import io.umbral.alerting.desk.AlarmEvent;
import io.umbral.alerting.desk.Attention;
import io.umbral.alerting.desk.Attention.Acknowledgement;
import io.umbral.alerting.desk.Change;
import io.umbral.alerting.desk.EventType;
import io.umbral.alerting.desk.Evidence;
import io.umbral.alerting.desk.OperatorAction;
import io.umbral.alerting.desk.OperatorAction.OnAlarm;
import io.umbral.alerting.desk.Suppression;
import io.umbral.console.Catalog;
import io.umbral.console.Catalog.Place;
import io.umbral.console.Console;
import io.umbral.console.ConsoleConfig;
import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.alarms.AlarmTopics;
import io.umbral.embedded.alarms.RuleFiles;
import io.umbral.embedded.console.ReferenceCatalog;
import io.umbral.embedded.reference.MapFile;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.reference.ShippedFiles;
import io.umbral.model.KpiTotals;
import io.umbral.model.RegionLevel;
import io.umbral.model.SeriesKey;
import io.umbral.model.Total;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.AlarmCodec;
import io.umbral.wire.OperatorActionCodec;
import io.umbral.wire.WindowResultCodec;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A console over topics that a test fills: alarms of every kind, names that are meant to do harm,
 * and a desk that does what people ask for.
 */
final class StagedConsole implements AutoCloseable {

  private static final Contributors DRIVEN =
      new Contributors(
          Burden.of(Burden.Kind.LOST_PROBES),
          5_212,
          List.of(
              new Contributor("MX-20-0043-TELCEL", Optional.of("334020-4711"), 2_120),
              new Contributor("MX-20-0043-TELCEL", Optional.of("334020-4712"), 1_730),
              new Contributor("MX-20-0079-TELCEL", Optional.of("334020-90211"), 330)));

  /** What no page may take for anything but text. */
  static final String EVIL = "<img src=x onerror=window.harmed=1>'\"`${window.harmed=1}</script>";

  private static final int WINDOW_MILLIS = 60_000;
  private static final long MINUTE = 60_000;

  private final EmbeddedKafka kafka = EmbeddedKafka.start();
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Alarm> alarms = new HashMap<>();
  private final AlarmCodec codec = new AlarmCodec();
  private final WindowResultCodec windows =
      new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
  private final Console console;
  private final Thread desk = new Thread(this::work, "staged-desk");
  private volatile boolean isStopped;

  StagedConsole(Path folder) throws Exception {
    AlarmTopics.create(kafka);
    kafka.createTopic("sla-windows", 1, Map.of());
    kafka.createTopic("rejected", 1, Map.of());
    AlarmTopics.publish(kafka.bootstrap(), RuleFiles.read(ShippedFiles.rules()));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    stage();
    console =
        Console.start(
            ConsoleConfig.from(
                Map.of(
                    "console.bootstrap",
                    kafka.bootstrap(),
                    "console.port",
                    "0",
                    "console.history.file",
                    folder.resolve("history").toString())),
            catalog(),
            Clock.systemUTC());
    desk.start();
  }

  private static Catalog catalog() throws Exception {
    Path directory = ShippedFiles.directory("mexico");
    Catalog shipped =
        ReferenceCatalog.of(
            ReferenceData.read(directory),
            MapFile.read(directory),
            List.of(),
            Optional.of("Alarms of a test."));
    List<Place> places = new ArrayList<>(shipped.places());
    places.add(
        new Place(
            "evil",
            EVIL,
            RegionLevel.STATE,
            Optional.of("MX"),
            OptionalLong.empty(),
            Optional.of(EVIL)));
    Map<String, String> operators = new HashMap<>(shipped.operators());
    operators.put("EVIL", EVIL);
    return new Catalog(places, operators, shipped.map(), List.of(), shipped.simulation());
  }

  String url() {
    return console.url().replaceFirst("/$", "");
  }

  private void stage() {
    long now = System.currentTimeMillis();
    window("19", "TELCEL", now);
    window("evil", "EVIL", now);
    Alarm cut =
        alarm(
            "c1", Severity.CRITICAL, "loss", "20", "ALL", now - 6 * MINUTE, "lossRatio", 0.63, 0.4);
    raise(withChildren(cut, 2));
    raise(
        alarm(
            "c2",
            Severity.MAJOR,
            "latency",
            "19",
            "TELCEL",
            now - 42 * MINUTE,
            "rttMillis.p95",
            412,
            250));
    Alarm owned =
        alarm(
            "c3",
            Severity.MAJOR,
            "availability",
            "25",
            "ALL",
            now - 95 * MINUTE,
            "availabilityRatio",
            0.71,
            0.9);
    raise(owned);
    act(owned, EventType.ACKED, "ana", "Con la CFE al teléfono; baterías hasta las 4.");
    raise(
        alarm(
            "c4",
            Severity.MINOR,
            "coverage",
            "07",
            "ALTAN",
            now - 11 * MINUTE,
            "coverageRatio",
            0.44,
            0.5));
    for (String corridor : List.of("CIT-COA", "CIT-SCX")) {
      raise(
          explained(
              alarm(
                  "d" + corridor,
                  Severity.MAJOR,
                  "loss",
                  corridor,
                  "ALL",
                  now - 5 * MINUTE,
                  "lossRatio",
                  0.31,
                  0.1),
              cut.alertId()));
    }
    Alarm hostile =
        alarm("e1", Severity.WARNING, EVIL, "evil", "EVIL", now - 3 * MINUTE, EVIL, 1, 2);
    raise(hostile);
    act(hostile, EventType.COMMENTED, EVIL, EVIL);
    producer.flush();
  }

  /** Something new happens while somebody looks. */
  synchronized void raiseLater() {
    raise(
        alarm(
            "f1",
            Severity.CRITICAL,
            "availability",
            "09",
            "ALL",
            System.currentTimeMillis() - MINUTE,
            "availabilityRatio",
            0.2,
            0.6));
    producer.flush();
  }

  private void window(String region, String operator, long nowMillis) {
    KpiTotals totals = new KpiTotals();
    totals.add(Total.READINGS, 50);
    totals.add(Total.PROBES_SENT, 5_000);
    totals.add(Total.PROBES_LOST, 20);
    send(
        "sla-windows",
        region,
        windows.encode(
            new WindowResult(
                new SeriesKey(region, operator, SeriesKey.ALL),
                RegionLevel.STATE,
                nowMillis / WINDOW_MILLIS * WINDOW_MILLIS,
                WINDOW_MILLIS,
                Status.PROVISIONAL,
                totals,
                Optional.empty())));
  }

  private static Alarm alarm(
      String fingerprint,
      Severity severity,
      String rule,
      String region,
      String operator,
      long startsAtMillis,
      String watched,
      double value,
      double level) {
    return new Alarm(
        new Alarm.Name(fingerprint, 1, rule, Signal.BREACH),
        0,
        new Subject(
            List.of(region, "MX"),
            operator,
            SeriesKey.ALL,
            Optional.empty(),
            Optional.empty(),
            Map.of()),
        1,
        false,
        Alarm.State.FIRING,
        severity,
        startsAtMillis,
        startsAtMillis + MINUTE,
        OptionalLong.empty(),
        new Attention(
            true,
            OptionalLong.of(startsAtMillis + MINUTE),
            OptionalLong.of(startsAtMillis + MINUTE),
            0,
            Optional.empty()),
        Suppression.NONE,
        new Evidence(
            watched,
            OptionalDouble.of(value),
            OptionalDouble.of(level),
            startsAtMillis + 2 * MINUTE,
            MINUTE,
            12_410,
            OptionalDouble.of(0.97),
            OptionalDouble.empty(),
            List.of(),
            Optional.of(DRIVEN)),
        List.of(),
        0);
  }

  private static Alarm withChildren(Alarm alarm, int count) {
    return copy(alarm, 0, alarm.attention(), alarm.suppression(), count);
  }

  private static Alarm explained(Alarm alarm, String parent) {
    return copy(
        alarm,
        0,
        Attention.NONE,
        new Suppression(Optional.of(parent), OptionalLong.empty(), false, false),
        0);
  }

  private static Alarm copy(
      Alarm alarm, long more, Attention attention, Suppression suppression, int childCount) {
    return new Alarm(
        alarm.name(),
        alarm.seq() + more,
        alarm.subject(),
        alarm.ruleVersion(),
        alarm.isShadow(),
        alarm.state(),
        alarm.severity(),
        alarm.startsAtMillis(),
        alarm.raisedAtMillis(),
        alarm.endsAtMillis(),
        attention,
        suppression,
        alarm.evidence(),
        alarm.children(),
        childCount);
  }

  private void raise(Alarm alarm) {
    say(
        copy(alarm, 1, alarm.attention(), alarm.suppression(), alarm.childCount()),
        EventType.RAISED,
        Optional.empty(),
        "");
  }

  private void act(Alarm named, EventType type, String by, String comment) {
    Alarm alarm = alarms.get(named.alertId());
    long now = System.currentTimeMillis();
    Attention before = alarm.attention();
    Attention attention =
        type == EventType.ACKED
            ? new Attention(
                true,
                before.notifiedAtMillis(),
                before.remindedAtMillis(),
                0,
                Optional.of(new Acknowledgement(by, now)))
            : before;
    say(
        copy(alarm, 1, attention, alarm.suppression(), alarm.childCount()),
        type,
        Optional.of(by),
        comment);
  }

  private void say(Alarm alarm, EventType type, Optional<String> by, String comment) {
    alarms.put(alarm.alertId(), alarm);
    AlarmEvent event =
        new AlarmEvent(
            type,
            alarm,
            alarm.raisedAtMillis(),
            by.isEmpty(),
            false,
            false,
            by.isPresent() ? Reason.MANUAL : Reason.MEASURED,
            type == EventType.ACKED ? List.of(Change.ACKNOWLEDGEMENT) : List.of(),
            by,
            comment);
    send("alerts", alarm.alertId(), codec.encode(event));
    send("alert-state", alarm.alertId(), codec.encode(alarm));
  }

  private void send(String topic, String key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topic, AlarmCodec.encodeKey(key), value));
  }

  /** Does what people ask for, as the job would, and lets time go on. */
  private void work() {
    OperatorActionCodec actions = new OperatorActionCodec();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrap(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(Set.of(new TopicPartition("operator-actions", 0)));
      while (!isStopped) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          OperatorAction action = actions.decode(record.value());
          if (action instanceof OnAlarm deed) {
            synchronized (this) {
              EventType type =
                  deed.deed() == OnAlarm.Deed.ACKNOWLEDGE ? EventType.ACKED : EventType.COMMENTED;
              act(alarms.get(deed.alertId()), type, deed.by(), deed.comment());
            }
          }
        }
        synchronized (this) {
          window("19", "TELCEL", System.currentTimeMillis());
          producer.flush();
        }
      }
    } catch (io.umbral.wire.WireException e) {
      throw new IllegalStateException("the console wrote what nobody can read", e);
    }
  }

  @Override
  public void close() {
    isStopped = true;
    try {
      desk.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    console.close();
    producer.close();
    kafka.close();
  }
}
