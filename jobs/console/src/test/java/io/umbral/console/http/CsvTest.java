package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvTest {

  private static String row(Object... fields) {
    Csv csv = new Csv("h");
    csv.row(Arrays.asList(fields));
    return new String(csv.bytes(), StandardCharsets.UTF_8).substring("h\r\n".length());
  }

  @Test
  void numbersStayNumbersAndNothingStaysEmpty() {
    assertEquals("-5,0.25,,true\r\n", row(-5, 0.25, null, true));
  }

  @Test
  void commasQuotesAndLinesAreQuoted() {
    assertEquals(
        "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n", row("a,b", "say \"no\"", "two\nlines"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1+cmd",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "|calc",
        "%x",
        "\"=1",
        "\u00a0=1"
      })
  void textThatBeginsAFormulaIsText(String text) {
    String field = row(text).strip();
    String content = field.startsWith("\"") ? field.substring(1) : field;
    assertEquals('\'', content.charAt(0), field);
  }

  @Test
  void otherTextIsLeftAsItIs() {
    assertEquals("México,5-6,a=b\r\n", row("México", "5-6", "a=b"));
  }
}
