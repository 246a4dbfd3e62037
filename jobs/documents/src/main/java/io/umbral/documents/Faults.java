package io.umbral.documents;

import java.util.ArrayList;
import java.util.List;

/** What was found wrong while documents were read, in the order in which it was found. */
public final class Faults {

  private final List<Fault> found = new ArrayList<>();

  /** Nothing found yet. */
  public Faults() {}

  /**
   * Adds what makes the document unusable.
   *
   * @param place where it stands
   * @param code kind of fault
   * @param wrong what is wrong
   * @param right what would be right
   */
  public void error(Place place, String code, String wrong, String right) {
    found.add(new Fault(place, Fault.Severity.ERROR, code, wrong, right));
  }

  /**
   * Adds what its writer should know.
   *
   * @param place where it stands
   * @param code kind of fault
   * @param wrong what is wrong
   * @param right what would be right
   */
  public void warning(Place place, String code, String wrong, String right) {
    found.add(new Fault(place, Fault.Severity.WARNING, code, wrong, right));
  }

  /**
   * Adds what another reader found.
   *
   * @param other its faults
   */
  public void addAll(Faults other) {
    found.addAll(other.found);
  }

  /**
   * Everything found.
   *
   * @return a copy, in the order of finding
   */
  public List<Fault> all() {
    return List.copyOf(found);
  }

  /**
   * Whether something was found that makes a document unusable.
   *
   * @return true if there is an error among the faults
   */
  public boolean anyError() {
    return found.stream().anyMatch(fault -> fault.severity() == Fault.Severity.ERROR);
  }
}
