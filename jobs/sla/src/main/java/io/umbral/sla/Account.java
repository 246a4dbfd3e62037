package io.umbral.sla;

/**
 * The account of every reading: {@code received = aggregated + duplicate + late + rejected}.
 *
 * @param received readings that arrived; a record that cannot be read counts as one
 * @param aggregated readings that count in a result
 * @param duplicate readings that had arrived before
 * @param late readings behind the watermark by more than the allowed lateness
 * @param rejected readings that were refused for another cause
 */
public record Account(long received, long aggregated, long duplicate, long late, long rejected) {

  /** Nothing yet. */
  public static final Account EMPTY = new Account(0, 0, 0, 0, 0);

  /** Whether every reading received is in exactly one of the four. */
  public boolean balances() {
    return received == aggregated + duplicate + late + rejected;
  }

  /**
   * Adds another account.
   *
   * @param other the other
   * @return the sum of both
   */
  public Account plus(Account other) {
    return new Account(
        received + other.received,
        aggregated + other.aggregated,
        duplicate + other.duplicate,
        late + other.late,
        rejected + other.rejected);
  }
}
