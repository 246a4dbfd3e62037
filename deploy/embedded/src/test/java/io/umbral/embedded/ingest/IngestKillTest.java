package io.umbral.embedded.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.EmbeddedKafka;
import io.umbral.embedded.SlaTopics;
import io.umbral.embedded.Umbral;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.CellReportView;
import io.umbral.wire.SchemaLookup;
import io.umbral.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that is killed while it sends, again and again. */
@Tag("slow")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class IngestKillTest {

  private static final int FILES = 6_000;
  private static final TopicPartition REPORTS = new TopicPartition("cell-reports", 0);

  private static void writeFiles(Path folder) throws IOException {
    for (int site = 0; site < FILES; site++) {
      String text =
          """
          <measCollecFile><fileHeader dnPrefix="Site=%d"><fileSender localDn="E"/></fileHeader>
          <measData><managedElement localDn="E"/><measInfo>
          <granPeriod duration="PT900S" endTime="2026-01-01T00:15:00Z"/>
          <measTypes>DRB.EstabAtt DRB.EstabSucc</measTypes>
          <measValue measObjLdn="NRCellDU=1"><measResults>4 3</measResults></measValue>
          </measInfo></measData></measCollecFile>
          """
              .formatted(site);
      Files.writeString(folder.resolve("site-%05d.xml".formatted(site)), text);
    }
  }

  private static Process ingest(Path folder, EmbeddedKafka kafka, Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Umbral.class.getName(),
            "ingest",
            "--format",
            "pm-xml",
            "--unmapped",
            "keep",
            "--input",
            folder.toString(),
            "--bootstrap",
            kafka.bootstrap())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** What stands in the topic for whoever reads what was committed. */
  private static final class Committed implements AutoCloseable {

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final CellReportDecoder decoder = new CellReportDecoder(SchemaLookup.NONE, 1 << 20);
    private final List<String> reports = new ArrayList<>();

    Committed(String bootstrap) {
      consumer =
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      consumer.assign(List.of(REPORTS));
      consumer.seekToBeginning(List.of(REPORTS));
    }

    int poll() throws WireException {
      for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(50))) {
        CellReportView view = decoder.decode(one.value());
        String source = CellReportView.decodeOrigin(view.copyOrigin()).sourceId();
        reports.add(source + " until " + view.eventTimeMillis());
      }
      return reports.size();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  @Test
  void killedAtAnyTimeItSendsEachReportOnce(@TempDir Path folder) throws Exception {
    Path input = Files.createDirectories(folder.resolve("input"));
    Path log = folder.resolve("log.txt");
    writeFiles(input);
    try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
      SlaTopics.create(kafka, 1);
      try (Committed committed = new Committed(kafka.bootstrap())) {
        int kills = 0;
        for (int share = 1; share <= 3; share++) {
          Process process = ingest(input, kafka, log);
          while (process.isAlive() && committed.poll() < share * FILES / 5) {
            // Until so many have come.
          }
          kills += process.isAlive() ? 1 : 0;
          process.destroyForcibly().waitFor();
        }
        assertTrue(kills >= 2, "it was killed " + kills + " times:\n" + Files.readString(log));
        assertTrue(committed.poll() < FILES, "it was killed before its end");
        Process last = ingest(input, kafka, log);
        assertEquals(0, last.waitFor(), () -> read(log));
        while (committed.poll() < FILES) {
          // The mark of the last commit comes after its answer.
        }
        System.out.println("killed " + kills + " times; " + read(log).lines().toList());
        assertEquals(FILES, new HashSet<>(committed.reports).size());
        assertEquals(FILES, committed.reports.size());
      }
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(log.toString(), e);
    }
  }
}
