package io.umbral.embedded.replay;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Says what is being done, and how long the last thing took. */
final class Progress {

  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private String current = "";
  private long since;

  Progress(PrintWriter out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
  }

  /** Something begins, and what was before has ended. */
  void begin(String what) {
    end();
    current = what;
    since = nanoClock.getAsLong();
    out.println(what + " ...");
    out.flush();
  }

  /** The last thing has ended. */
  void end() {
    if (!current.isEmpty()) {
      Duration took = Duration.ofNanos(nanoClock.getAsLong() - since);
      out.println("  " + took.toMillis() / 1000.0 + " s");
      out.flush();
      current = "";
    }
  }
}
