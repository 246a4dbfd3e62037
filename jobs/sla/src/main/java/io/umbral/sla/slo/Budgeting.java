package io.umbral.sla.slo;

import io.umbral.model.SloStatus.Method;

/** How the budget of a promise is counted (OpenSLO, {@code budgetingMethod}). */
public sealed interface Budgeting {

  /** Good events of all events. */
  record Occurrences() implements Budgeting {}

  /**
   * Good slices of all slices; a slice is good where its share of good reaches the objective's
   * slice target.
   *
   * @param sliceMinutes length of a slice in minutes, a divisor of 60
   */
  record Timeslices(int sliceMinutes) implements Budgeting {

    /** Validates. */
    public Timeslices {
      requireDivisorOfHour(sliceMinutes);
    }
  }

  /**
   * The mean of the slices' shares of good.
   *
   * @param sliceMinutes length of a slice in minutes, a divisor of 60
   */
  record RatioTimeslices(int sliceMinutes) implements Budgeting {

    /** Validates. */
    public RatioTimeslices {
      requireDivisorOfHour(sliceMinutes);
    }
  }

  /** Name of the method in results. */
  default Method method() {
    if (this instanceof Timeslices) {
      return Method.TIMESLICES;
    }
    return this instanceof RatioTimeslices ? Method.RATIO_TIMESLICES : Method.OCCURRENCES;
  }

  /** Length of the pieces in which is counted, in minutes; 1 for occurrences. */
  default int pieceMinutes() {
    if (this instanceof Timeslices slices) {
      return slices.sliceMinutes();
    }
    return this instanceof RatioTimeslices slices ? slices.sliceMinutes() : 1;
  }

  /**
   * Whether a slice can be that long: slices must fill the hours in which budgets are kept.
   *
   * @param sliceMinutes length in minutes
   * @return true for 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 and 60
   */
  static boolean isSliceLength(long sliceMinutes) {
    return sliceMinutes >= 1 && sliceMinutes <= 60 && 60 % sliceMinutes == 0;
  }

  private static void requireDivisorOfHour(int sliceMinutes) {
    if (!isSliceLength(sliceMinutes)) {
      throw new IllegalArgumentException(
          "time slice of " + sliceMinutes + " min should divide an hour, for example 1, 5 or 15");
    }
  }
}
