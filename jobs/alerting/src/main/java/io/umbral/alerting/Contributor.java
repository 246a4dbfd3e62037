package io.umbral.alerting;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * A cell, or a source without cells, with what it adds to what is wrong.
 *
 * @param site its site; where the inventory knows none, the source that spoke of it
 * @param cell network and number of the cell, such as {@code 334020-4711}; empty for a source
 *     without cells, for example a probe run
 * @param amount what it adds, in the unit of the {@link Burden}, 1 or more
 */
public record Contributor(String site, Optional<String> cell, long amount) {

  /** The largest first; of equal ones by name, so that it does not matter who came first. */
  public static final Comparator<Contributor> ORDER =
      Comparator.comparingLong(Contributor::amount)
          .reversed()
          .thenComparing(Contributor::site)
          .thenComparing(one -> one.cell().orElse(""));

  /** Validates. */
  public Contributor {
    Objects.requireNonNull(site, "site");
    Objects.requireNonNull(cell, "cell");
    if (amount < 1) {
      throw new IllegalArgumentException(
          "amount " + amount + " of " + site + " should be 1 or more");
    }
  }
}
