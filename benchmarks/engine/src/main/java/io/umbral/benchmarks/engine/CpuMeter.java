package io.umbral.benchmarks.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * CPU time of this process against the readings it has received: all threads, the collector's and
 * native ones too. Samples every {@value #INTERVAL_MILLIS} ms, so that the start of the JVM and of
 * the engine can be told from the work.
 */
public final class CpuMeter implements AutoCloseable {

  private static final int INTERVAL_MILLIS = 10;

  /** Share of the readings after which the compilers have mostly done their work. */
  private static final double WARM = 0.5;

  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private record Sample(long nanos, long cpuNanos, long compilerNanos, long readings) {}

  private final LongSupplier received;
  private final long expected;
  private final Thread thread = new Thread(this::watch, "cpu-meter");
  private Sample before;
  private Sample first;
  private Sample warm;
  private Sample last;
  private volatile boolean closed;

  /**
   * Begins.
   *
   * @param received readings received so far, asked from another thread
   * @param expected readings after which the work is done
   */
  public CpuMeter(LongSupplier received, long expected) {
    this.received = received;
    this.expected = expected;
    thread.setDaemon(true);
    thread.start();
  }

  private void watch() {
    while (!closed && last == null) {
      look();
      LockSupport.parkNanos(INTERVAL_MILLIS * 1_000_000L);
    }
  }

  private void look() {
    long readings = received.getAsLong();
    if (readings == 0) {
      before = sample(0);
      return;
    }
    first = first == null ? before : first;
    if (warm == null && readings >= WARM * expected) {
      warm = sample(readings);
    }
    if (readings >= expected) {
      last = sample(readings);
    }
  }

  private static Sample sample(long readings) {
    return new Sample(
        System.nanoTime(), SYSTEM.getProcessCpuTime(), CompilerThreads.cpuNanos(), readings);
  }

  /** Ends, and tells what was measured in microseconds per reading and readings per second. */
  public Properties results() throws InterruptedException {
    close();
    thread.join();
    if (last == null) {
      look();
    }
    if (first == null || warm == null || last == null) {
      throw new IllegalStateException(
          "of " + expected + " readings only " + received.getAsLong() + " were received");
    }
    Properties results = new Properties();
    put(results, "cpuMicrosPerReading", cpuMicros(warm, last));
    put(results, "compilerMicrosPerReading", compilerMicros(warm, last));
    put(results, "readingsPerSecond", rate(warm, last));
    put(results, "cpuMicrosPerReadingFirstToLast", cpuMicros(first, last));
    put(results, "readingsPerSecondFirstToLast", rate(first, last));
    put(results, "cpuMicrosPerReadingWhole", SYSTEM.getProcessCpuTime() / 1e3 / expected);
    put(results, "startCpuSeconds", first.cpuNanos() / 1e9);
    put(results, "wholeCpuSeconds", SYSTEM.getProcessCpuTime() / 1e9);
    return results;
  }

  private static void put(Properties results, String name, double value) {
    results.setProperty(name, Double.toString(value));
  }

  private static double cpuMicros(Sample from, Sample to) {
    return (to.cpuNanos() - from.cpuNanos()) / 1e3 / (to.readings() - from.readings());
  }

  private static double compilerMicros(Sample from, Sample to) {
    return (to.compilerNanos() - from.compilerNanos()) / 1e3 / (to.readings() - from.readings());
  }

  private static double rate(Sample from, Sample to) {
    return (to.readings() - from.readings()) * 1e9 / (to.nanos() - from.nanos());
  }

  @Override
  public void close() {
    closed = true;
  }
}
