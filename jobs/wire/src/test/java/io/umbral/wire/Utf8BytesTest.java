package io.umbral.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class Utf8BytesTest {

  private static boolean isValidToTheJdk(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static void assertAgrees(byte[] bytes) {
    byte[] between = new byte[bytes.length + 2];
    Arrays.fill(between, (byte) 0x80);
    System.arraycopy(bytes, 0, between, 1, bytes.length);
    assertEquals(
        isValidToTheJdk(bytes),
        Utf8Bytes.isValid(between, 1, between.length - 1),
        () -> HexFormat.of().formatHex(bytes));
  }

  @Test
  void agreesWithTheJdkOnEveryOneAndTwoBytes() {
    for (int first = 0; first < 256; first++) {
      assertAgrees(new byte[] {(byte) first});
      for (int second = 0; second < 256; second++) {
        assertAgrees(new byte[] {(byte) first, (byte) second});
      }
    }
  }

  @Test
  void agreesWithTheJdkOnTheEdgesOfLongerSequences() {
    int[] edges = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF};
    for (int first = 0xE0; first < 256; first++) {
      for (int second : edges) {
        for (int third : edges) {
          assertAgrees(new byte[] {(byte) first, (byte) second, (byte) third});
          for (int fourth : edges) {
            assertAgrees(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
          }
        }
      }
    }
  }

  @Test
  void acceptsEveryCharacter() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 37) {
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        byte[] bytes =
            ("telecom" + Character.toString(point) + "s").getBytes(StandardCharsets.UTF_8);
        assertTrue(Utf8Bytes.isValid(bytes, 0, bytes.length), Integer.toHexString(point));
      }
    }
  }

  @Test
  void agreesWithTheJdkOnDamagedTexts() {
    Law.holds(
        50,
        random -> {
          for (int i = 0; i < 200; i++) {
            byte[] bytes = "Región Ñuble 中国 📶 plain".getBytes(StandardCharsets.UTF_8);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            assertAgrees(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
          }
        });
  }
}
