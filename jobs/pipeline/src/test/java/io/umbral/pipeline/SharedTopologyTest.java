package io.umbral.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.Region;
import io.umbral.model.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One inventory of a process is read once and held once. */
final class SharedTopologyTest {

  private final String identity = UUID.randomUUID().toString();
  private final Feed feed = new Feed(Optional.of(identity));

  @Test
  void operatorsOfOneInventoryLookAtOneTopology() throws Exception {
    feed.facts.add("MX");
    try (SharedTopology one = SharedTopology.open(feed);
        SharedTopology other = SharedTopology.open(new Feed(Optional.of(identity)))) {
      assertSame(one.topology(), other.topology());
      assertTrue(other.topology().hasRegion("MX"));
      assertEquals(1, feed.opened);

      feed.facts.add("MX-09");
      other.poll();
      assertTrue(one.topology().hasRegion("MX-09"));
    }
  }

  @Test
  void whoComesLaterFindsWhatWasAddedMeanwhile() throws Exception {
    try (SharedTopology one = SharedTopology.open(feed)) {
      feed.facts.add("MX-20");
      try (SharedTopology later = SharedTopology.open(feed)) {
        assertTrue(later.topology().hasRegion("MX-20"));
      }
      assertTrue(one.topology().hasRegion("MX-20"));
    }
  }

  @Test
  void theLastToLetGoClosesTheReaderAndTheNextReadsAgain() throws Exception {
    SharedTopology one = SharedTopology.open(feed);
    SharedTopology other = SharedTopology.open(feed);
    one.close();
    one.close();
    assertEquals(0, feed.closed, "somebody still reads");
    other.close();
    assertEquals(1, feed.closed);
    try (SharedTopology next = SharedTopology.open(feed)) {
      assertNotSame(one.topology(), next.topology());
      assertEquals(2, feed.opened);
    }
  }

  @Test
  void feedsOfOtherIdentityOrNoneAreApart() throws Exception {
    Feed unnamed = new Feed(Optional.empty());
    try (SharedTopology one = SharedTopology.open(feed);
        SharedTopology other = SharedTopology.open(new Feed(Optional.of(identity + "'")));
        SharedTopology alone = SharedTopology.open(unnamed);
        SharedTopology alsoAlone = SharedTopology.open(unnamed)) {
      assertNotSame(one.topology(), other.topology());
      assertNotSame(alone.topology(), alsoAlone.topology());
    }
    assertEquals(2, unnamed.closed);
  }

  @Test
  void whoFailsToReadHoldsNothing() throws Exception {
    feed.isBroken = true;
    assertThrows(IllegalStateException.class, () -> SharedTopology.open(feed));
    assertEquals(1, feed.closed);
    feed.isBroken = false;
    try (SharedTopology next = SharedTopology.open(feed)) {
      assertEquals(2, feed.opened);
      assertFalse(next.topology().hasRegion("MX"));
    }
  }

  @Test
  void whoIsCancelledWhileSomebodyReadsLetsGo() throws Exception {
    feed.gate = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<SharedTopology> reads = threads.submit(() -> SharedTopology.open(feed));
      feed.reading.await();
      CountDownLatch waiting = new CountDownLatch(1);
      Future<SharedTopology> waits =
          threads.submit(
              () -> {
                waiting.countDown();
                return SharedTopology.open(feed);
              });
      waiting.await();
      waits.cancel(true);
      feed.gate.countDown();
      reads.get().close();
    } finally {
      threads.shutdown();
      assertTrue(threads.awaitTermination(10, java.util.concurrent.TimeUnit.SECONDS));
    }
    assertEquals(feed.opened, feed.closed, "a hold was left behind");
  }

  /** Facts that are region names; counts who reads. */
  private static final class Feed implements InventoryFeed {

    private static final long serialVersionUID = 1L;

    private final String identity;
    private final List<String> facts = new ArrayList<>();
    private final transient CountDownLatch reading = new CountDownLatch(1);
    private transient CountDownLatch gate = new CountDownLatch(0);
    private boolean isBroken;
    private int opened;
    private int closed;

    private Feed(Optional<String> identity) {
      this.identity = identity.orElse("");
    }

    @Override
    public Optional<String> identity() {
      return Optional.of(identity).filter(text -> !text.isEmpty());
    }

    @Override
    public Reader open() {
      opened++;
      return new Reader() {
        @Override
        public void catchUp(Topology topology) {
          reading.countDown();
          try {
            gate.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException("cancelled while reading", e);
          }
          if (isBroken) {
            throw new IllegalStateException("the broker is gone");
          }
          facts.forEach(fact -> topology.apply(Region.root(fact)));
        }

        @Override
        public void poll(Topology topology) {
          catchUp(topology);
        }

        @Override
        public void close() {
          closed++;
        }
      };
    }
  }
}
