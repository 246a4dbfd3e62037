package io.umbral.pipeline;

import io.umbral.model.SeriesKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The blocks of history that were used last, beside the state that keeps them: every minute the
 * same hours leave the windows of a series, and RocksDB would be asked for each of them anew.
 */
final class BlockCache {

  private record Name(SeriesKey key, long block) {}

  /** Of the name, the array and the entry of the map, on a JVM with short pointers. */
  private static final int BYTES_BESIDE_A_BLOCK = 120;

  private final Map<Name, byte[]> blocks = new LinkedHashMap<>(1024, 0.75f, true);
  private final long roomBytes;
  private long usedBytes;

  BlockCache(long roomBytes) {
    this.roomBytes = roomBytes;
  }

  /** Null where it is not here. */
  byte[] get(SeriesKey key, long block) {
    return blocks.get(new Name(key, block));
  }

  void put(SeriesKey key, long block, byte[] bytes) {
    remove(key, block);
    blocks.put(new Name(key, block), bytes);
    usedBytes += bytes.length + BYTES_BESIDE_A_BLOCK;
    Iterator<byte[]> oldest = blocks.values().iterator();
    while (usedBytes > roomBytes) {
      usedBytes -= oldest.next().length + BYTES_BESIDE_A_BLOCK;
      oldest.remove();
    }
  }

  void remove(SeriesKey key, long block) {
    byte[] removed = blocks.remove(new Name(key, block));
    usedBytes -= removed == null ? 0 : removed.length + BYTES_BESIDE_A_BLOCK;
  }
}
