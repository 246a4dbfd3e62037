package io.umbral.embedded.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Says what is being done, every two seconds again while it lasts, and how long it took. */
final class Progress implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 2;

  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Progress::thread);

  Progress(PrintWriter out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }

  /** Says something that takes no time. */
  void say(String what) {
    out.println("demo: " + what);
    out.flush();
  }

  /**
   * Something begins that may take time.
   *
   * @param what for people, for example "starting Kafka"
   */
  Step begin(String what) {
    return new Step(what);
  }

  /** Ends what is still being said. */
  @Override
  public void close() {
    ticker.shutdownNow();
  }

  /** Something that takes time. It ends when it is closed, and well if it was done before. */
  final class Step implements AutoCloseable {

    private final String what;
    private final long beginNanos = nanoClock.getAsLong();
    private final ScheduledFuture<?> ticks =
        ticker.scheduleAtFixedRate(
            this::tick, PATIENCE_SECONDS, PATIENCE_SECONDS, TimeUnit.SECONDS);
    private volatile String note = "";

    private Step(String what) {
      this.what = what;
    }

    private void tick() {
      say(what + ", " + sinceBegin().toSeconds() + " s" + note);
    }

    private Duration sinceBegin() {
      return Duration.ofNanos(nanoClock.getAsLong() - beginNanos);
    }

    /** Adds to what is said while it lasts. */
    void note(String text) {
      note = ": " + text;
    }

    /** It went well. */
    void done() {
      ticks.cancel(false);
      say(what + ": done in " + Words.seconds(sinceBegin()));
    }

    @Override
    public void close() {
      ticks.cancel(false);
    }
  }
}
