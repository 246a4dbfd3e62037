package io.umbral.benchmarks.goals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is to be said of a goal, and why.
 *
 * @param verdict in a word
 * @param figure that was measured, in the unit of the limit, where there is one
 * @param measured the same for people, or why there is none
 */
record Finding(Verdict verdict, OptionalDouble figure, String measured) {

  /**
   * Judges a figure. Where the results differ there is none, however good it looks.
   *
   * @param limit of the goal
   * @param isAgreed whether all results that the figure rests on are those that the loop counts
   * @param figure in the unit of the limit
   * @param measured the same for people
   */
  static Finding judge(Limit limit, boolean isAgreed, double figure, String measured) {
    if (!isAgreed) {
      return noFigure("the results differ from the loop's count");
    }
    if (Double.isNaN(figure)) {
      return noFigure("nothing was measured");
    }
    return new Finding(
        limit.holds(figure) ? Verdict.MET : Verdict.MISSED, OptionalDouble.of(figure), measured);
  }

  static Finding noFigure(String why) {
    return new Finding(Verdict.NO_FIGURE, OptionalDouble.empty(), why);
  }

  static Finding notMeasured(String why) {
    return new Finding(Verdict.NOT_MEASURED, OptionalDouble.empty(), why);
  }

  /** The same figure, of which the goal says nothing. */
  Finding withoutVerdict(String why) {
    return verdict == Verdict.NO_FIGURE
        ? this
        : new Finding(Verdict.NOT_MEASURED, figure, measured + "; " + why);
  }

  Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", verdict.name());
    figure.ifPresent(value -> json.put("figure", value));
    json.put("measured", measured);
    return json;
  }
}
