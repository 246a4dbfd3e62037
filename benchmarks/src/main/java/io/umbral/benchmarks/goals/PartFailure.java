package io.umbral.benchmarks.goals;

/** A measurement could not be made. */
final class PartFailure extends Exception {

  private static final long serialVersionUID = 1L;

  PartFailure(String part, Exception cause) {
    super(part + ": " + cause.getMessage(), cause);
  }
}
