package io.umbral.pipeline;

import io.umbral.model.Topology;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An operator's hold on the topology of its process. All operators that read one inventory look at
 * one topology: a nation of cells is read once and held once, not by every subtask of every
 * operator. Whoever comes first reads it; it goes when the last one lets go.
 */
final class SharedTopology implements AutoCloseable {

  /** By the identity of the feed. Operators of one process know of each other in no other way. */
  private static final Map<String, Holding> HOLDINGS = new HashMap<>();

  private final Holding holding;
  private boolean isReleased;

  private SharedTopology(Holding holding) {
    this.holding = holding;
  }

  /**
   * Takes hold of the topology of a feed.
   *
   * @param feed where the facts come from
   * @return a hold on a topology that has all facts of the feed's sources at this moment
   * @throws InterruptedException where the operator is cancelled while somebody reads
   */
  static SharedTopology open(InventoryFeed feed) throws InterruptedException {
    SharedTopology hold = new SharedTopology(holdingOf(feed.identity()));
    try {
      hold.holding.catchUp(feed);
    } catch (InterruptedException | RuntimeException e) {
      hold.close();
      throw e;
    }
    return hold;
  }

  private static Holding holdingOf(Optional<String> identity) {
    if (identity.isEmpty()) {
      return new Holding(Optional.empty());
    }
    synchronized (HOLDINGS) {
      Holding holding =
          HOLDINGS.computeIfAbsent(identity.get(), id -> new Holding(Optional.of(id)));
      holding.holders++;
      return holding;
    }
  }

  /** The topology. */
  Topology topology() {
    return holding.topology;
  }

  /** Applies what was added to the inventory since, unless somebody else is at it. */
  void poll() {
    holding.poll();
  }

  /** Lets go. */
  @Override
  public void close() {
    if (isReleased) {
      return;
    }
    isReleased = true;
    if (holding.identity.isPresent()) {
      synchronized (HOLDINGS) {
        if (--holding.holders > 0) {
          return;
        }
        HOLDINGS.remove(holding.identity.get());
      }
    }
    holding.close();
  }

  /** A topology and its reader. */
  private static final class Holding {

    private final Optional<String> identity;
    private final Topology topology = new Topology();

    /** Held by whoever reads. */
    private final ReentrantLock reading = new ReentrantLock();

    private InventoryFeed.Reader reader;

    /** Guarded by {@link #HOLDINGS}. */
    private int holders;

    private Holding(Optional<String> identity) {
      this.identity = identity;
    }

    private void catchUp(InventoryFeed feed) throws InterruptedException {
      reading.lockInterruptibly();
      try {
        if (reader == null) {
          reader = feed.open();
        }
        reader.catchUp(topology);
      } finally {
        reading.unlock();
      }
    }

    private void poll() {
      if (reading.tryLock()) {
        try {
          reader.poll(topology);
        } finally {
          reading.unlock();
        }
      }
    }

    private void close() {
      reading.lock();
      try {
        if (reader != null) {
          reader.close();
        }
      } finally {
        reading.unlock();
      }
    }
  }
}
