package io.umbral.embedded.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The wish to stop, and the end of the stopping. A Ctrl-C begins the shutdown of the JVM; the hook
 * holds it back until everything is closed, or for {@link #PATIENCE}.
 */
final class StopSignal {

  /** Longest time that closing may take after a Ctrl-C. */
  static final Duration PATIENCE = Duration.ofSeconds(8);

  private final CountDownLatch wished = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** A signal that a Ctrl-C raises. */
  static StopSignal onShutdown() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(new Thread(signal::raiseAndWait, "stop"));
    return signal;
  }

  private void raiseAndWait() {
    raise();
    try {
      boolean unused = stopped.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks to stop. */
  void raise() {
    wished.countDown();
  }

  boolean isRaised() {
    return wished.getCount() == 0;
  }

  /**
   * Waits.
   *
   * @param longest for how long at most
   * @return whether the wish to stop came
   */
  boolean await(Duration longest) throws InterruptedException {
    return wished.await(Math.max(0, longest.toMillis()), TimeUnit.MILLISECONDS);
  }

  /** Everything is closed; the JVM may end. */
  void finished() {
    stopped.countDown();
  }
}
