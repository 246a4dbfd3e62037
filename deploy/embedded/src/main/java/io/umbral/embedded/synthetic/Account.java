package io.umbral.embedded.synthetic;

/**
 * What became of everything that was sent, in readings; a record that cannot be decoded counts as
 * one.
 *
 * @param received all of it
 * @param aggregated counted in the results
 * @param duplicate had been counted before
 * @param late came after its minute was closed for good
 * @param rejected could not be used
 */
public record Account(long received, long aggregated, long duplicate, long late, long rejected) {

  /** Nothing. */
  static final Account EMPTY = new Account(0, 0, 0, 0, 0);

  /** Validates: {@code received = aggregated + duplicate + late + rejected}. */
  public Account {
    if (received != aggregated + duplicate + late + rejected) {
      throw new IllegalArgumentException(
          "received "
              + received
              + " should be the sum of aggregated "
              + aggregated
              + ", duplicate "
              + duplicate
              + ", late "
              + late
              + " and rejected "
              + rejected);
    }
  }

  Account withAggregated(long readings) {
    return new Account(received + readings, aggregated + readings, duplicate, late, rejected);
  }

  Account withDuplicate(long readings) {
    return new Account(received + readings, aggregated, duplicate + readings, late, rejected);
  }

  Account withLate(long readings) {
    return new Account(received + readings, aggregated, duplicate, late + readings, rejected);
  }

  Account withRejected(long readings) {
    return new Account(received + readings, aggregated, duplicate, late, rejected + readings);
  }
}
