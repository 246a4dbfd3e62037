package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import io.umbral.model.Topology;
import io.umbral.model.WindowResult;
import io.umbral.model.WindowResult.Status;
import io.umbral.schemas.InventoryRecord;
import io.umbral.schemas.RejectedRecord;
import io.umbral.schemas.SlaWindow;
import io.umbral.sla.CoverageThreshold;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The topics that are read into generated classes: hostile bytes are refused within bounds. */
final class HostileValuesTest {

  private static final int MUTATIONS_PER_SEED = 2_000;
  private static final long LARGEST_ALLOCATION = 2 << 20;

  @FunctionalInterface
  private interface Reader {
    void read(byte[] bytes) throws WireException;
  }

  private record Topic(Schema schema, Reader reader, byte[][] valid) {}

  private static Map<String, Topic> topics() {
    InventoryCodec inventory = new InventoryCodec();
    RejectedCodec rejected = new RejectedCodec();
    WindowResultCodec windows = new WindowResultCodec(CoverageThreshold.ENGINEERING_DEFAULT);
    Cell cell =
        new Cell(
            new CellKey("334020", 7), "s", "19039", "Telcel", Technology.LTE, 60_000, false, 0);
    Map<String, Topic> topics = new LinkedHashMap<>();
    topics.put(
        "cell-inventory",
        new Topic(
            InventoryRecord.getClassSchema(),
            bytes -> inventory.applyTo(bytes, new Topology()),
            new byte[][] {
              inventory.encode(Region.root("MX")).value(),
              inventory.encode(new Corridor("b", "b", List.of("1", "2"), 5)).value(),
              inventory.encode(cell).value()
            }));
    topics.put(
        "rejected",
        new Topic(
            RejectedRecord.getClassSchema(),
            rejected::decode,
            new byte[][] {
              rejected.encode(
                  new Rejected(
                      RejectionCause.LATE, "late", Place.line("f", 1), 1, new byte[] {1, 2, 3}))
            }));
    topics.put(
        "sla-windows",
        new Topic(
            SlaWindow.getClassSchema(),
            windows::decode,
            new byte[][] {windows.encode(window(1)), windows.encode(window(2))}));
    return topics;
  }

  private static WindowResult window(long seed) {
    return new WindowResult(
        new SeriesKey("19", "Telcel", "LTE"),
        RegionLevel.STATE,
        0,
        60_000,
        Status.FINAL,
        WindowResultCodecTest.totals(new Random(seed)),
        Optional.empty());
  }

  private static Stream<DynamicTest> forEveryTopic(TopicCheck check) {
    return topics().entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check.check(entry.getValue())));
  }

  @FunctionalInterface
  private interface TopicCheck {
    void check(Topic topic);
  }

  private static RejectionCause causeOf(Topic topic, byte... bytes) {
    long before = Allocation.ofThisThread();
    WireException refusal = assertThrows(WireException.class, () -> topic.reader().read(bytes));
    long allocated = Allocation.ofThisThread() - before;
    assertTrue(allocated < LARGEST_ALLOCATION, allocated + " bytes for " + bytes.length);
    return refusal.rejectionCause();
  }

  @TestFactory
  Stream<DynamicTest> whatSaysNoSchemaIsRefused() {
    return forEveryTopic(
        topic -> {
          assertEquals(RejectionCause.EMPTY, causeOf(topic));
          assertEquals(RejectionCause.UNKNOWN_ENCODING, causeOf(topic, new byte[20]));
          byte[] other = topic.valid()[0].clone();
          other[5] ^= 1;
          assertEquals(RejectionCause.UNKNOWN_SCHEMA, causeOf(topic, other));
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsCutOffOrTooLongIsRefused() {
    return forEveryTopic(
        topic -> {
          for (byte[] valid : topic.valid()) {
            for (int length = 10; length < valid.length; length++) {
              assertEquals(
                  RejectionCause.MALFORMED,
                  causeOf(topic, Arrays.copyOf(valid, length)),
                  "at byte " + length);
            }
            byte[] longer = Arrays.copyOf(valid, valid.length + 1);
            assertEquals(RejectionCause.MALFORMED, causeOf(topic, longer));
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> whatIsDamagedWasReadBefore() {
    return forEveryTopic(
        topic -> {
          for (byte[] valid : topic.valid()) {
            assertTrue(readOrRefuse(topic, valid));
          }
        });
  }

  /** Puts a length or count of up to 2^63 in the place of every byte. */
  @TestFactory
  Stream<DynamicTest> lengthsThatAreNotThereMakeNoRoom() {
    return forEveryTopic(
        topic -> {
          for (byte[] valid : topic.valid()) {
            for (int at = 10; at < valid.length; at++) {
              for (long length : List.of(1L << 30, (1L << 31) - 1, 1L << 31, Long.MAX_VALUE)) {
                readOrRefuse(topic, withNumber(valid, at, length));
                readOrRefuse(topic, withNumber(valid, at, -length));
              }
            }
          }
        });
  }

  private static byte[] withNumber(byte[] valid, int at, long number) {
    ByteSink sink = new ByteSink();
    sink.writeRaw(Arrays.copyOf(valid, at));
    sink.writeLong(number);
    sink.writeRaw(Arrays.copyOfRange(valid, at + 1, valid.length));
    return sink.toBytes();
  }

  private static boolean readOrRefuse(Topic topic, byte[] bytes) {
    long before = Allocation.ofThisThread();
    boolean isRead = true;
    try {
      topic.reader().read(bytes);
    } catch (WireException e) {
      isRead = false;
      assertTrue(e.getMessage() != null);
    }
    long allocated = Allocation.ofThisThread() - before;
    assertTrue(allocated < LARGEST_ALLOCATION, allocated + " bytes for " + bytes.length);
    return isRead;
  }

  @TestFactory
  Stream<DynamicTest> mutatedValuesAreReadOrRefused() {
    return forEveryTopic(
        topic -> {
          int[] read = new int[1];
          Law.holds(
              10,
              random -> {
                Mutator mutator = new Mutator(random);
                for (int i = 0; i < MUTATIONS_PER_SEED; i++) {
                  byte[] valid = topic.valid()[random.nextInt(topic.valid().length)];
                  read[0] += readOrRefuse(topic, mutator.mutate(valid)) ? 1 : 0;
                }
              });
          assertTrue(read[0] > 0, "no mutation was read");
        });
  }
}
