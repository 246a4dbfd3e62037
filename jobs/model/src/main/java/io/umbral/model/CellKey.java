package io.umbral.model;

/**
 * Global identity of a cell: its network and its number there (ECGI or NCGI).
 *
 * @param plmn MCC and MNC as text, 5 or 6 digits, or empty where the network is not known
 * @param cellId ECI or NCI, 0..2^36-1
 */
public record CellKey(String plmn, long cellId) {

  /** Validates. */
  public CellKey {
    if (!isPlmn(plmn) && !plmn.isEmpty()) {
      throw new IllegalArgumentException(
          "plmn '" + plmn + "' should be 5 or 6 digits, for example 334020");
    }
    if (cellId < 0 || cellId > Cell.LARGEST_NCI) {
      throw new IllegalArgumentException("cell " + cellId + " should be in 0.." + Cell.LARGEST_NCI);
    }
  }

  /**
   * Whether a text is a public land mobile network identity (TS 23.003, 2.2): MCC of 3 digits and
   * MNC of 2 or 3.
   *
   * @param text any text
   * @return true for 5 or 6 ASCII digits
   */
  public static boolean isPlmn(String text) {
    return (text.length() == 5 || text.length() == 6)
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  @Override
  public String toString() {
    return plmn + "-" + cellId;
  }
}
