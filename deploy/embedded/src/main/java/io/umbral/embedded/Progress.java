package io.umbral.embedded;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says what is being done, every two seconds again while it lasts and changes, and how long it
 * took.
 */
public final class Progress implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 2;

  /** A note that stays the same is said once a minute: what waits for days fills no screen. */
  private static final int STALE_TICKS = 30;

  private final String command;
  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(Progress::thread);

  /**
   * Makes one.
   *
   * @param command name that begins each line
   * @param out where it is said
   * @param nanoClock time in nanoseconds since any instant
   */
  public Progress(String command, PrintWriter out, LongSupplier nanoClock) {
    this.command = command;
    this.out = out;
    this.nanoClock = nanoClock;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "progress");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Says something that takes no time.
   *
   * @param what for people
   */
  public void say(String what) {
    out.println(command + ": " + what);
    out.flush();
  }

  /**
   * Something begins that may take time.
   *
   * @param what for people, for example "starting Kafka"
   * @return to be closed when it has ended
   */
  public Step begin(String what) {
    return new Step(what);
  }

  /** Ends what is still being said. */
  @Override
  public void close() {
    ticker.shutdownNow();
  }

  /** Something that takes time. It ends when it is closed, and well if it was done before. */
  public final class Step implements AutoCloseable {

    private final String what;
    private final long beginNanos = nanoClock.getAsLong();
    private final ScheduledFuture<?> ticks =
        ticker.scheduleAtFixedRate(
            this::tick, PATIENCE_SECONDS, PATIENCE_SECONDS, TimeUnit.SECONDS);
    private volatile String note = "";
    private String saidNote = "";
    private int unsaid;

    private Step(String what) {
      this.what = what;
    }

    private void tick() {
      boolean isStale = !note.isEmpty() && note.equals(saidNote);
      unsaid = isStale ? unsaid + 1 : 0;
      if (unsaid % STALE_TICKS != 0) {
        return;
      }
      saidNote = note;
      say(what + ", " + sinceBegin().toSeconds() + " s" + note);
    }

    private Duration sinceBegin() {
      return Duration.ofNanos(nanoClock.getAsLong() - beginNanos);
    }

    /**
     * Adds to what is said while it lasts.
     *
     * @param text for people
     */
    public void note(String text) {
      note = ": " + text;
    }

    private static String seconds(Duration duration) {
      return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    /** It went well. */
    public void done() {
      ticks.cancel(false);
      say(what + ": done in " + seconds(sinceBegin()));
    }

    @Override
    public void close() {
      ticks.cancel(false);
    }
  }
}
