package io.umbral.ingest.counters;

/** A counter as one file names it, with what its values are for. */
public final class Counter {

  private final String name;
  private final int number;
  private final Meaning meaning;

  Counter(String name, int number, Meaning meaning) {
    this.name = name;
    this.number = number;
    this.meaning = meaning;
  }

  /** Its name as the file has it. */
  public String name() {
    return name;
  }

  /** Whether its values go anywhere; those of others need not be read. */
  public boolean isUsed() {
    return meaning.isUsed();
  }

  /** Its number among those of the book. */
  int number() {
    return number;
  }

  Meaning meaning() {
    return meaning;
  }
}
