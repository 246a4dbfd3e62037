package io.umbral.embedded.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Reference data that cannot be used; names every fault that was found. */
public final class InvalidReferenceException extends Exception {

  private static final long serialVersionUID = 1;

  private final transient List<Fault> faults;

  /**
   * Tells all of them.
   *
   * @param faults at least one, in the order of the files
   */
  public InvalidReferenceException(List<Fault> faults) {
    super(faults.stream().map(Fault::toString).collect(Collectors.joining(System.lineSeparator())));
    this.faults = List.copyOf(faults);
  }

  /** Every fault that was found, in the order of the files. */
  public List<Fault> faults() {
    return faults;
  }
}
