package io.umbral.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CursorTest {

  private static Cursor over(String text) {
    byte[] bytes = ("<<" + text + "9>>").getBytes(StandardCharsets.US_ASCII);
    return new Cursor(bytes, 2, bytes.length - 3);
  }

  @Test
  void aDecimalIsThatOfBigDecimalRoundedHalfUp() {
    long seed = Mutations.seed();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      String whole = Long.toString(random.nextLong(1_000_000));
      String text = random.nextInt(4) == 0 ? whole : whole + "." + random.nextInt(1_000_000);
      int decimals = random.nextInt(4);
      long expected =
          new BigDecimal(text)
              .movePointRight(decimals)
              .setScale(0, RoundingMode.HALF_UP)
              .longValueExact();

      Cursor cursor = over(text);

      assertEquals(expected, cursor.decimalNumber(decimals), text + ", seed " + seed);
      assertTrue(cursor.atEnd(), text);
    }
  }

  @Test
  void aNumberThatOverflowsIsTooLarge() {
    assertEquals(Cursor.TOO_LARGE, over("9".repeat(40)).wholeNumber());
    assertEquals(Cursor.TOO_LARGE, over("9".repeat(40) + ".99").decimalNumber(1));
    assertEquals(1, over("0".repeat(40) + "1").wholeNumber());
  }

  @Test
  void whatIsNoNumberLeavesTheCursorWhereItStood() {
    Cursor cursor = over("x12");

    assertEquals(Cursor.NO_NUMBER, cursor.wholeNumber());
    assertEquals(Cursor.NO_NUMBER, cursor.decimalNumber(3));
    assertEquals(Cursor.NO_NUMBER, cursor.digits(2));
    assertFalse(cursor.skip("y"));
    assertFalse(cursor.skipPast("y"));
    assertTrue(cursor.skip("x12"));
  }

  @Test
  void nothingIsReadBeyondTheEnd() {
    assertEquals(12, over("12").wholeNumber());
    assertEquals(Cursor.NO_NUMBER, over("12").digits(3));
    assertFalse(over("12").skip("129"));
    assertFalse(over("12").skipPast("29"));
    assertEquals("12", over("12").rest());
  }

  @Test
  void fieldsAreCutAtEachComma() {
    assertEquals(1, over("").fields().size());
    assertEquals(3, over("a,,").fields().size());
    assertEquals("b", over("a,b,c").fields().get(1).rest());
  }

  @Test
  void aQuoteIsOneShortLineOfPlainText() {
    assertEquals("'a?b'", over("a\nb").quote());
    assertEquals("'" + "x".repeat(40) + "...'", over("x".repeat(41)).quote());
  }
}
