package io.umbral.benchmarks.harness;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/**
 * What an engine came to. Two engines did the same work where the digests are equal.
 *
 * @param sha256 SHA-256 over the compared windows in order, hexadecimal
 * @param windows number of compared windows
 */
public record Digest(String sha256, int windows) {

  static Digest of(SortedMap<String, String> lines) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      lines.values().forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
      return new Digest(HexFormat.of().formatHex(digest.digest()), lines.size());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
