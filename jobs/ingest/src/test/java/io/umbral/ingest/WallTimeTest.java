package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WallTimeTest {

  private static long read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return WallTime.readSeconds(new Cursor(bytes, 0, bytes.length), "-", " ", ":");
  }

  @Test
  void everyWallTimeIsReadAsItWasWritten() {
    long seed = Mutations.seed();
    Random random = new Random(seed);
    DateTimeFormatter format = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    long end = LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC);
    for (int i = 0; i < 20_000; i++) {
      long seconds = random.nextLong(end + 1);
      String text = LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(format);

      assertEquals(seconds, read(text), text + ", seed " + seed);
    }
  }

  @Test
  void aDateThatIsInNoCalendarIsUnreadable() {
    for (String text :
        new String[] {
          "2023-02-29 00:00:00",
          "2024-00-01 00:00:00",
          "2024-13-01 00:00:00",
          "2024-01-00 00:00:00",
          "2024-01-32 00:00:00",
          "2024-01-01 00:00:60",
          "2024-01-01 0:00:00",
          "2024-01-01T00:00:00",
          "2024-01-01 00:00"
        }) {
      assertEquals(WallTime.UNREADABLE, read(text), text);
    }
  }

  @Test
  void anHourThatIsLivedTwiceIsTheFirstAndASkippedHourIsMovedOn() {
    ZoneId dublin = ZoneId.of("Europe/Dublin");

    assertEquals(
        Instant.parse("2019-10-27T00:30:00Z").getEpochSecond(),
        WallTime.instantSeconds(read("2019-10-27 01:30:00"), dublin));
    assertEquals(
        Instant.parse("2020-03-29T01:30:00Z").getEpochSecond(),
        WallTime.instantSeconds(read("2020-03-29 01:30:00"), dublin));
  }
}
