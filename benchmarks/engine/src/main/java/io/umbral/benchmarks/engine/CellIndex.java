package io.umbral.benchmarks.engine;

import java.util.Arrays;

/**
 * Cells by network and identity, numbered as they come, with their leaves: open addressing over
 * flat arrays. Not safe for use by several threads.
 */
public final class CellIndex {

  private static final long NOT_HELD = -1;
  private static final int PLMN_SHIFT = 36;

  private final Leaves leaves;
  private long[] keys = filled(1 << 12);
  private int[] indexes = new int[1 << 12];
  private int[] leafOfCell = new int[1 << 10];
  private int cells;

  /**
   * An empty one.
   *
   * @param leaves knows the leaf of a new cell
   */
  public CellIndex(Leaves leaves) {
    this.leaves = leaves;
  }

  private static long[] filled(int size) {
    long[] keys = new long[size];
    Arrays.fill(keys, NOT_HELD);
    return keys;
  }

  /** Number of cells. */
  public int size() {
    return cells;
  }

  /** The leaf of a cell. */
  public int leafOf(int cell) {
    return leafOfCell[cell];
  }

  /**
   * The number of a cell.
   *
   * @param plmn digits of the network as a number
   * @param cellId identity of the cell in its network
   * @param instantMillis event time, milliseconds since the epoch
   * @return dense index from 0
   */
  public int cellOf(int plmn, long cellId, long instantMillis) {
    long key = (long) plmn << PLMN_SHIFT | cellId;
    int mask = keys.length - 1;
    int slot = slotOf(key, mask);
    while (keys[slot] != key) {
      if (keys[slot] == NOT_HELD) {
        return add(key, leaves.leafOf(plmn, cellId, instantMillis));
      }
      slot = (slot + 1) & mask;
    }
    return indexes[slot];
  }

  private static int slotOf(long key, int mask) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
  }

  private int add(long key, int leaf) {
    if (4 * cells > keys.length) {
      grow();
    }
    if (cells == leafOfCell.length) {
      leafOfCell = Arrays.copyOf(leafOfCell, 2 * cells);
    }
    leafOfCell[cells] = leaf;
    place(key, cells);
    return cells++;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldIndexes = indexes;
    keys = filled(2 * oldKeys.length);
    indexes = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != NOT_HELD) {
        place(oldKeys[i], oldIndexes[i]);
      }
    }
  }

  private void place(long key, int index) {
    int mask = keys.length - 1;
    int slot = slotOf(key, mask);
    while (keys[slot] != NOT_HELD) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    indexes[slot] = index;
  }
}
