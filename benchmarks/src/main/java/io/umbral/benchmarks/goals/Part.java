package io.umbral.benchmarks.goals;

import io.umbral.benchmarks.harness.Json;
import io.umbral.benchmarks.harness.Say;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * A measurement that is made once, when the first row asks for it, and kept in a file.
 *
 * @param <T> what it comes to
 */
final class Part<T> {

  private final String name;
  private final Path file;
  private final Callable<T> measurement;
  private final Function<T, Map<String, Object>> toJson;
  private T result;
  private PartFailure failure;

  /**
   * Makes one that was not measured yet.
   *
   * @param name of it
   * @param folder takes the file
   * @param measurement makes it
   * @param toJson what is kept
   */
  Part(String name, Path folder, Callable<T> measurement, Function<T, Map<String, Object>> toJson) {
    this.name = name;
    this.file = folder.resolve(name + ".json");
    this.measurement = measurement;
    this.toJson = toJson;
  }

  /** What it came to; measured now, if it was not before. */
  T get() throws PartFailure {
    if (result == null && failure == null) {
      measure();
    }
    if (failure != null) {
      throw failure;
    }
    return result;
  }

  private void measure() {
    Say.line("== %s", name);
    try {
      T measured = measurement.call();
      Json.write(file, toJson.apply(measured));
      result = measured;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = new PartFailure(name, e);
    } catch (Exception e) { // Whatever it was, the other rows are to be measured.
      Say.line("%s failed: %s", name, e);
      failure = new PartFailure(name, e);
    }
  }

  /** What it came to, if it was measured. */
  Optional<T> ifMeasured() {
    return Optional.ofNullable(result);
  }

  /** File of the result, beside the page. */
  String fileName() {
    return String.valueOf(file.getFileName());
  }
}
