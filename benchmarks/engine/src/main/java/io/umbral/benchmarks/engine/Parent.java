package io.umbral.benchmarks.engine;

import java.util.concurrent.CompletableFuture;

/** The process that started this one, if it told its number. */
public final class Parent {

  /** Property with the number of the parent's process. */
  public static final String PROPERTY = "umbral.parent";

  private Parent() {}

  /** Ends this process when the parent ends, however that comes about. */
  public static void dieWith() {
    Long parent = Long.getLong(PROPERTY);
    if (parent != null) {
      CompletableFuture<?> unused =
          ProcessHandle.of(parent)
              .map(ProcessHandle::onExit)
              .orElseGet(() -> CompletableFuture.completedFuture(null))
              .thenRun(() -> Runtime.getRuntime().halt(1));
    }
  }
}
