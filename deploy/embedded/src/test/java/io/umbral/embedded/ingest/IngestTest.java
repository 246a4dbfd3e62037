package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.LargeFiles;
import io.umbral.embedded.SlaTopics;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.reference.CounterFiles;
import io.umbral.embedded.reference.InventoryFiles;
import io.umbral.ingest.ReadingOptions;
import io.umbral.ingest.ReportReader;
import io.umbral.model.Rejected;
import io.umbral.wire.RejectedCodec;
import io.umbral.wire.WireException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, events and records, into one broker. */
class IngestTest {

  private static final long NOW = 1_767_226_600_000L;

  private static EmbeddedKafka kafka;
  private static int test;

  @TempDir private Path folder;
  private String site;
  private ReportGate gate;
  private final List<String> notices = new CopyOnWriteArrayList<>();
  private long nowMillis = NOW;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.start();
    SlaTopics.create(kafka, 1);
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void openTheGate() {
    site = "Site" + ++test;
    gate = new ReportGate(kafka.bootstrap(), new Properties(), "test", notices::add);
  }

  @AfterEach
  void closeTheGate() {
    gate.close();
  }

  private static ReportReader reader(String format) {
    try {
      return ReportReader.forFormat(
          format,
          ReadingOptions.DEFAULTS.withCounters(
              CounterFiles.options(
                  InventoryFiles.NONE, Optional.empty(), Optional.of("UNMAPPED"))));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private FolderFeed feed() {
    return feed(new IngestCounts());
  }

  private FolderFeed feed(IngestCounts counts) {
    return new FolderFeed(folder, reader(ReportReader.PM_XML), gate, counts, () -> nowMillis);
  }

  /** What one site says about one cell and quarter of an hour. */
  private String file(int quarter) {
    return """
        <measCollecFile><fileHeader dnPrefix="%s"><fileSender localDn="E"/></fileHeader>
        <measData><managedElement localDn="E"/><measInfo>
        <granPeriod duration="PT900S" endTime="2026-01-01T00:%02d:00Z"/>
        <measTypes>DRB.EstabAtt DRB.EstabSucc</measTypes>
        <measValue measObjLdn="NRCellDU=1"><measResults>4 3</measResults></measValue>
        </measInfo></measData></measCollecFile>
        """
        .formatted(site, 15 * quarter);
  }

  private String event(int quarter, String source) {
    return """
        {"event": {"commonEventHeader": {"domain": "perf3gpp", "eventId": "e", "eventName": "n",
        "sequence": 0, "priority": "Low", "reportingEntityName": "r", "sourceName": "%s",
        "startEpochMicrosec": 1767225600000000, "lastEpochMicrosec": %d,
        "version": "4.1", "vesEventListenerVersion": "7.2"}, "perf3gppFields": {
        "perf3gppFieldsVersion": "1.0", "measDataCollection": {"granularityPeriod": 900,
        "measuredEntityDn": "%s", "measInfoList": [{"measInfoId": {"sMeasInfoId": "x"},
        "measTypes": {"sMeasTypesList": ["DRB.EstabAtt", "DRB.EstabSucc"]},
        "measValuesList": [{"measObjInstId": "NRCellDU=1", "suspectFlag": "false",
        "measResults": [{"p": 1, "sValue": "4"}, {"p": 2, "sValue": "3"}]}]}]}}}}
        """
        .formatted(source, 1_767_225_600_000_000L + 900_000_000L * quarter, source);
  }

  /** Keys of the records of a topic that are of this test, as one sees them who reads committed. */
  private List<String> keysIn(String topic) {
    return recordsOf(topic).stream()
        .map(one -> new String(one.key(), StandardCharsets.UTF_8))
        .filter(key -> key.contains(site + ",") || key.equals(site))
        .toList();
  }

  private static List<ConsumerRecord<byte[], byte[]>> recordsOf(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> all = consumer("read_uncommitted");
        KafkaConsumer<byte[], byte[]> committed = consumer("read_committed")) {
      committed.assign(List.of(partition));
      committed.seekToBeginning(List.of(partition));
      // A commit returns before its mark stands in the topic: until then its records are not seen.
      long end = all.endOffsets(List.of(partition)).get(partition);
      while (committed.position(partition) < end) {
        committed.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", kafka.bootstrap(), "isolation.level", isolation),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private List<String> reports() {
    return keysIn("cell-reports");
  }

  @Test
  void eachContentIsSentOnceUnderWhateverName() throws IOException {
    Files.writeString(folder.resolve("a.xml"), file(1));
    Files.writeString(folder.resolve("b.xml"), file(2));
    FolderFeed feed = feed();
    assertEquals(2, feed.look(false), "not settled yet");
    assertEquals(0, feed.look(false));
    Files.move(folder.resolve("a.xml"), folder.resolve("renamed.xml"));
    Files.writeString(folder.resolve("again.xml"), file(2));
    feed.look(false);
    assertEquals(0, feed.look(false));
    assertEquals(2, reports().size());
  }

  @Test
  void aCorrectionIsRefusedByNameAndTheFirstReportCounts() throws IOException {
    Files.writeString(folder.resolve("a.xml"), file(2));
    IngestCounts counts = new IngestCounts();
    feed(counts).look(true);
    // The same values in another file are no correction, also after a restart.
    Files.writeString(folder.resolve("spaced.xml"), file(2).replace("4 3", " 4  3 "));
    Files.writeString(folder.resolve("spaced-again.xml"), file(2).replace("4 3", "4   3"));
    gate.close();
    gate = new ReportGate(kafka.bootstrap(), new Properties(), "test", notices::add);
    feed(counts).look(true);
    assertEquals(List.of(), notices);
    Files.writeString(folder.resolve("corrected.xml"), file(2).replace("4 3", "5 5"));
    feed(counts).look(true);
    feed(counts).look(true);
    assertEquals(1, reports().size());
    assertEquals(1, notices.size(), notices::toString);
    assertTrue(notices.get(0).contains("/corrected.xml: source '" + site + ","), notices.get(0));
    assertTrue(notices.get(0).contains("from 2026-01-01T00:15:00Z before"), notices.get(0));
    assertTrue(counts.sentence(1).contains(" 1 corrections,"), counts.sentence(1));
    assertEquals(1, refusals().stream().filter(one -> one.detail().contains(site)).count());
  }

  private List<Rejected> refusals() {
    RejectedCodec codec = new RejectedCodec();
    List<Rejected> refusals = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> one : recordsOf("rejected")) {
      try {
        refusals.add(codec.decode(one.value()));
      } catch (WireException e) {
        throw new AssertionError(e);
      }
    }
    return refusals;
  }

  @Test
  void aRestartResumesWhereItWas() throws IOException {
    Files.writeString(folder.resolve("a.xml"), file(1));
    feed().look(true);
    gate.close();
    gate = new ReportGate(kafka.bootstrap(), new Properties(), "test", notices::add);
    Files.writeString(folder.resolve("b.xml"), file(2));
    feed().look(true);
    assertEquals(2, reports().size());
  }

  @Test
  void aFileThatIsBeingWrittenIsTakenWhenItIsWhole() throws IOException {
    Path growing = folder.resolve("growing.xml");
    Files.writeString(growing, file(1).substring(0, 200));
    Files.writeString(folder.resolve("b.xml.part"), file(2));
    Files.writeString(folder.resolve(".c.xml"), file(3));
    nowMillis = Files.getLastModifiedTime(growing).toMillis();
    FolderFeed feed = feed();
    feed.look(false);
    assertEquals(1, feed.look(false), "half a file waits");
    assertEquals(0, reports().size());
    Files.writeString(growing, file(1));
    feed.look(false);
    assertEquals(0, feed.look(false));
    assertEquals(1, reports().size());
  }

  @Test
  void aFileThatStaysUnreadableIsRefusedAndHoldsUpNothing() throws IOException {
    Path broken = folder.resolve("broken.xml");
    Files.writeString(broken, site + " is no XML");
    Files.writeString(folder.resolve("good.xml"), file(1));
    nowMillis = Files.getLastModifiedTime(broken).toMillis() + FolderFeed.PATIENCE_MILLIS;
    FolderFeed feed = feed();
    feed.look(false);
    assertEquals(0, feed.look(false));
    assertEquals(1, reports().size());
    assertTrue(gate.hasTaken(Ledger.contentKey(Files.readAllBytes(broken))));
  }

  /** A folder as an enemy would fill it: whatever can be read is sent, the rest is told. */
  @Test
  void whatIsHostileIsRefusedAndHoldsUpNothing() throws IOException {
    Files.writeString(folder.resolve("a.xml"), file(1));
    String type = "<!DOCTYPE m [<!ENTITY a \"b\">]>";
    Files.writeString(folder.resolve("entities.xml"), type + file(3));
    Files.writeString(folder.resolve("latin.xml"), "\u00e9", StandardCharsets.ISO_8859_1);
    Files.writeString(folder.resolve("negative.xml"), file(3).replace("4 3", "-4 3"));
    Files.writeString(folder.resolve("nan.xml"), file(3).replace("4 3", "NaN 3"));
    Files.writeString(folder.resolve("empty-period.xml"), file(3).replace("PT900S", "PT0S"));
    Files.writeString(folder.resolve("future.xml"), file(3).replace("2026-", "2999-"));
    try (RandomAccessFile large = new RandomAccessFile(folder.resolve("l.xml").toFile(), "rw")) {
      // All zeros, of which the disk holds none.
      large.setLength(LargeFiles.LARGEST_BYTES + 1);
    }
    Files.write(folder.resolve("cut.xml.gz"), Arrays.copyOf(gzip(file(3)), 60));
    Files.writeString(folder.resolve("z.xml"), file(2));
    IngestCounts counts = new IngestCounts();
    feed(counts).look(true);
    assertEquals(2, reports().size());
    assertTrue(counts.sentence(1).startsWith("10 taken in, 2 reports sent"), counts.sentence(1));
    assertTrue(counts.sentence(1).contains(" 8 refusals"), counts.sentence(1));
    assertEquals(8, notices.size(), notices::toString);
  }

  @Test
  void theFirstRefusalsAreToldByNameAndTheOthersStandInTheirTopic() throws IOException {
    for (int i = 100; i < 130; i++) {
      Files.writeString(folder.resolve("bad-" + i + ".xml"), site + " is no XML " + i);
    }
    feed().look(true);
    assertEquals(21, notices.size(), notices::toString);
    assertTrue(notices.get(0).contains("/bad-100.xml: file is no whole XML"), notices.get(0));
    assertEquals("more is refused; it stands in the topic rejected", notices.get(20));
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static HttpResponse<String> post(VesEndpoint endpoint, String method, String body)
      throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + endpoint.address().getPort() + "/eventListener/v7");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void anEventIsAnsweredAsTheSchemaSays() throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (VesEndpoint endpoint =
        new VesEndpoint(any, reader(ReportReader.VES), gate, new IngestCounts())) {
      assertEquals(202, post(endpoint, "POST", event(1, site)).statusCode());
      assertEquals(202, post(endpoint, "POST", event(1, site)).statusCode(), "sent again");
      assertEquals(202, post(endpoint, "POST", event(2, site)).statusCode());
      String wrong = event(3, site).replace("\"7.2\"", "\"30.0.1\"");
      HttpResponse<String> answer = post(endpoint, "POST", event(4, site) + wrong);
      assertEquals(400, answer.statusCode());
      assertTrue(answer.body().contains("vesEventListenerVersion is '30.0.1'"), answer.body());
      assertEquals(400, post(endpoint, "POST", "no JSON").statusCode());
      assertEquals(405, post(endpoint, "PUT", event(5, site)).statusCode());
      String large = " ".repeat(VesEndpoint.LARGEST_REQUEST_BYTES + 1);
      assertEquals(413, post(endpoint, "POST", large).statusCode());
      // Of the refused requests nothing was taken, of the repeated one one record.
      assertEquals(2, reports().size());
      gate.close();
      assertEquals(503, post(endpoint, "POST", event(6, site)).statusCode());
    }
  }

  @Test
  void theRecordsOfATopicAreTakenOnceAcrossARestart() {
    String topic = "pm-" + site;
    kafka.createTopic(topic, 1, Map.of());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int quarter = 1; quarter <= 3; quarter++) {
        send(producer, topic, event(quarter, site));
      }
      send(producer, topic, "damaged");
      assertEquals(4, takeAll(topic, 4));
      send(producer, topic, event(4, site));
      assertEquals(1, takeAll(topic, 1));
    }
    assertEquals(4, reports().size());
  }

  @Test
  void aTopicThatIsNotThereIsToldAndNotWaitedFor() {
    UsageException told = assertThrows(UsageException.class, () -> takeAll("missing", 1));
    assertTrue(
        told.getMessage().startsWith("--from-topic missing does not exist"), told::getMessage);
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, String topic, String value) {
    Future<RecordMetadata> unused =
        producer.send(new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }

  private int takeAll(String topic, int count) {
    int taken = 0;
    try (TopicFeed feed =
        new TopicFeed(
            kafka.bootstrap(),
            new Properties(),
            topic,
            site,
            reader(ReportReader.RANPM_JSON),
            gate,
            new IngestCounts())) {
      for (int polls = 0; polls < 100 && taken < count; polls++) {
        taken += feed.take(Duration.ofMillis(200));
      }
    }
    return taken;
  }
}
