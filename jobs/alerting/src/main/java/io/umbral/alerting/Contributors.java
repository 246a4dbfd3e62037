package io.umbral.alerting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which cells drove what a rule found, the worst first.
 *
 * <p>Of each slice and part of the stream the {@value #KEPT} largest are kept, so of a window of
 * one slice the {@value #SHOWN} that are shown are the largest there are. Of a longer window, a
 * cell that is not shown may have added more only where in some slices it was below the {@value
 * #KEPT} largest.
 *
 * @param burden what is counted
 * @param total what all cells of the subject add together, 0 or more
 * @param top the largest, by {@link Contributor#ORDER}
 */
public record Contributors(Burden burden, long total, List<Contributor> top) {

  /** How many are kept of a slice. */
  public static final int KEPT = 16;

  /** How many are shown with an alarm. */
  public static final int SHOWN = 5;

  private record Name(String site, Optional<String> cell) {}

  /** Validates, copies and sorts. */
  public Contributors {
    Objects.requireNonNull(burden, "burden");
    top = top.stream().sorted(Contributor.ORDER).toList();
    if (total < 0) {
      throw new IllegalArgumentException("total " + total + " should be 0 or more");
    }
  }

  /**
   * Share of one of them in the whole.
   *
   * @param one of {@link #top}
   * @return ratio, above 0 and at most 1
   */
  public double shareOf(Contributor one) {
    return (double) one.amount() / total;
  }

  /**
   * Both together: what the same cell adds in both is one sum.
   *
   * @param other of the same burden
   * @return all contributors of both
   */
  public Contributors plus(Contributors other) {
    Map<Name, Long> sums = new HashMap<>();
    for (Contributor one : top) {
      sums.merge(new Name(one.site(), one.cell()), one.amount(), Long::sum);
    }
    for (Contributor one : other.top) {
      sums.merge(new Name(one.site(), one.cell()), one.amount(), Long::sum);
    }
    List<Contributor> all = new ArrayList<>(sums.size());
    sums.forEach((name, amount) -> all.add(new Contributor(name.site(), name.cell(), amount)));
    return new Contributors(burden, total + other.total, all);
  }

  /**
   * One of them for people, such as {@code cell 334020-4711 of site MX-7: 12 (40 %)}.
   *
   * @param one of {@link #top}
   * @return without line break
   */
  public String words(Contributor one) {
    String name = one.cell().map(cell -> "cell " + cell + " of site ").orElse("") + one.site();
    return name + ": " + one.amount() + " (" + Math.round(100 * shareOf(one)) + " %)";
  }

  /** As they are shown with an alarm: the {@value #SHOWN} largest. */
  public Contributors shown() {
    return new Contributors(burden, total, top.subList(0, Math.min(SHOWN, top.size())));
  }
}
