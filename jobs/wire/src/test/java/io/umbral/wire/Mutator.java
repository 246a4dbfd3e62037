package io.umbral.wire;

import java.util.Arrays;
import java.util.Random;

/** Damages bytes as disks, networks and strangers do. */
final class Mutator {

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  /** A copy with one to three damages. */
  byte[] mutate(byte[] valid) {
    byte[] bytes = valid.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      bytes = damage(bytes);
    }
    return bytes;
  }

  private byte[] damage(byte[] bytes) {
    if (bytes.length == 0) {
      return new byte[] {(byte) random.nextInt()};
    }
    // Half of the time behind the frame, so that the body is what is damaged.
    int from = random.nextBoolean() ? Math.min(Framing.SINGLE_OBJECT_BYTES, bytes.length - 1) : 0;
    int at = from + random.nextInt(bytes.length - from);
    return switch (random.nextInt(7)) {
      case 0 -> flip(bytes, at);
      case 1 -> set(bytes, at, (byte) random.nextInt());
      case 2 -> set(bytes, at, new byte[] {0, -1, 1, -128, 127}[random.nextInt(5)]);
      case 3 -> overwrite(bytes, at);
      case 4 -> insert(bytes, at);
      case 5 -> delete(bytes, at);
      default -> Arrays.copyOf(bytes, at);
    };
  }

  private byte[] flip(byte[] bytes, int at) {
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }

  private static byte[] set(byte[] bytes, int at, byte value) {
    bytes[at] = value;
    return bytes;
  }

  private byte[] overwrite(byte[] bytes, int at) {
    for (int i = at; i < Math.min(bytes.length, at + 1 + random.nextInt(12)); i++) {
      bytes[i] = (byte) random.nextInt();
    }
    return bytes;
  }

  private byte[] insert(byte[] bytes, int at) {
    byte[] inserted = new byte[1 + random.nextInt(12)];
    random.nextBytes(inserted);
    if (random.nextBoolean()) {
      Arrays.fill(inserted, (byte) -1);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + inserted.length);
    System.arraycopy(inserted, 0, longer, at, inserted.length);
    System.arraycopy(bytes, at, longer, at + inserted.length, bytes.length - at);
    return longer;
  }

  private byte[] delete(byte[] bytes, int at) {
    int gone = Math.min(bytes.length - at, 1 + random.nextInt(12));
    byte[] shorter = Arrays.copyOf(bytes, bytes.length - gone);
    System.arraycopy(bytes, at + gone, shorter, at, shorter.length - at);
    return shorter;
  }
}
