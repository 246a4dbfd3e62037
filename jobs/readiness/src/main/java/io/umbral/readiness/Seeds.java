package io.umbral.readiness;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of texts: of a method, and of what a draw is about. */
final class Seeds {

  private Seeds() {}

  /** SHA-256 of a text, 64 hexadecimal digits. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(digest(text));
  }

  /** A seed that is the same wherever and whenever the same thing is scored. */
  static long of(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(part).append('\n');
    }
    return ByteBuffer.wrap(digest(text.toString())).getLong();
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
