package io.umbral.ingest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Damages bytes as disks, networks and people do. */
final class Mutations {

  private static final String[] POISON = {
    "\u0000",
    "\u0000\u0000\u0000\u0000",
    "\n",
    "\r\n",
    ",",
    "-",
    "[",
    "]",
    "9",
    "99999999999999999999",
    "-9223372036854775808",
    "9999-12-31 23:59:59.999999",
    "9999.12.31_23.59.59",
    "NaN",
    "1e308",
    "icmp_seq=65535 ",
    " time=",
    "\u00e9\u4e2d"
  };

  private final Random random;

  Mutations(long seed) {
    random = new Random(seed);
  }

  /** The seed of this build's random data; given with every failure, and again to repeat it. */
  static long seed() {
    return Long.getLong("umbral.tests.seed", 1);
  }

  /** A damaged copy: one to four mutations. */
  byte[] damage(byte[] content) {
    byte[] damaged = content;
    for (int i = random.nextInt(4); i >= 0; i--) {
      damaged = damageOnce(damaged);
    }
    return damaged;
  }

  private byte[] damageOnce(byte[] content) {
    int at = random.nextInt(content.length + 1);
    int until = Math.min(content.length, at + 1 + random.nextInt(20));
    return switch (random.nextInt(7)) {
      case 0 -> replace(content, at, Math.min(content.length, at + 1), bytes(1));
      case 1 -> replace(content, at, until, new byte[0]);
      case 2 -> Arrays.copyOf(content, at);
      case 3 -> replace(content, at, at, Arrays.copyOfRange(content, at, until));
      case 4 -> replace(content, at, at, bytes(random.nextInt(30)));
      case 5 -> replace(content, at, until, poison());
      default -> replace(content, at, at, poison());
    };
  }

  byte[] poison() {
    return POISON[random.nextInt(POISON.length)].getBytes(StandardCharsets.UTF_8);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] replace(byte[] content, int from, int to, byte[] with) {
    byte[] replaced = new byte[content.length - (to - from) + with.length];
    System.arraycopy(content, 0, replaced, 0, from);
    System.arraycopy(with, 0, replaced, from, with.length);
    System.arraycopy(content, to, replaced, from + with.length, content.length - to);
    return replaced;
  }
}
