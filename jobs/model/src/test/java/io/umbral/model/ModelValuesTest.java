package io.umbral.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.CellReport.Origin;
import io.umbral.model.Rejected.Place;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values validate when made. */
final class ModelValuesTest {

  private static final Origin ORIGIN =
      new Origin("site-1", "Telcel", Optional.empty(), Optional.empty(), Optional.empty());

  private static void refuses(Executable made) {
    assertThrows(IllegalArgumentException.class, made);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3340", "3340200", "33402O", "334-20", "33402\u0661"})
  void aNetworkIsFiveOrSixDigits(String text) {
    assertFalse(CellKey.isPlmn(text));
    refuses(() -> new Origin("s", "h", Optional.of(text), Optional.empty(), Optional.empty()));
  }

  @Test
  void aNetworkMayHaveAMncOfTwoOrThreeDigits() {
    assertTrue(CellKey.isPlmn("33402"));
    assertTrue(CellKey.isPlmn("334020"));
  }

  @Test
  void aCellIsANumberOf36Bits() {
    assertEquals("334020-68719476735", new CellKey("334020", (1L << 36) - 1).toString());
    assertEquals("-0", new CellKey("", 0).toString());
    refuses(() -> new CellKey("334020", 1L << 36));
    refuses(() -> new CellKey("334020", -1));
    refuses(() -> new CellKey("abc", 1));
    refuses(() -> CellReading.of(Technology.NR, 1L << 36));
    refuses(() -> CellReading.of(Technology.NR, -1));
    assertEquals(OptionalLong.empty(), CellReading.withoutCell(Technology.NR).cellId());
  }

  @Test
  void namesHaveAtLeastOneAndNotTooManyBytes() {
    String longest = "é".repeat(Origin.LONGEST_NAME_BYTES / 2);
    Optional<String> none = Optional.empty();
    new Origin("s".repeat(256), longest, none, Optional.of(longest), Optional.of(longest));
    refuses(() -> new Origin("", "h", none, none, none));
    refuses(() -> new Origin("s".repeat(257), "h", none, none, none));
    refuses(() -> new Origin("s", "", none, none, none));
    refuses(() -> new Origin("s", longest + "e", none, none, none));
    refuses(() -> new Origin("s", "h", none, Optional.of(""), none));
    refuses(() -> new Origin("s", "h", none, none, Optional.of(longest + "e")));
  }

  @Test
  void aPeriodLastsAtMostOneDay() {
    new CellReport(ORIGIN, 0, 1, List.of());
    new CellReport(ORIGIN, 0, 86_400_000, List.of());
    refuses(() -> new CellReport(ORIGIN, 0, 0, List.of()));
    refuses(() -> new CellReport(ORIGIN, 0, 86_400_001, List.of()));
  }

  @Test
  void aPartIsNotLargerThanItsWhole() {
    new Ratio(0, 0);
    new Ratio(4, 4);
    refuses(() -> new Ratio(5, 4));
    refuses(() -> new Ratio(-1, 4));
  }

  @Test
  void aHistogramHasAsManyCountsAsBuckets() {
    refuses(() -> new Values.Histogram(0, new int[] {1, 2}, new long[] {1}));
  }

  @Test
  void anAbsentTimeIsNotZero() {
    CellReading reading = CellReading.of(Technology.LTE, 7);
    assertEquals(OptionalLong.empty(), reading.unavailableMillis());
    assertEquals(OptionalLong.of(0), reading.withUnavailableMillis(0).unavailableMillis());
    refuses(() -> reading.withUnavailableMillis(-1));
  }

  @Test
  void aRegionOfTheTreeIsNoCorridor() {
    refuses(
        () -> new Region("C1", "x", RegionLevel.CORRIDOR, Optional.empty(), OptionalLong.empty()));
    assertEquals(RegionLevel.COUNTRY, Region.root("US").level());
  }

  @Test
  void aCellHasAPeriodAndOneOperator() {
    CellKey key = new CellKey("334020", 1);
    refuses(() -> new Cell(key, "s", "m", "h", Technology.NR, 0, false, 0));
    refuses(() -> new Cell(key, "s", "m", SeriesKey.ALL, Technology.NR, 60_000, false, 0));
  }

  @Test
  void aRefusalLosesAtLeastOneReadingAtAPlaceThatExists() {
    Place place = Place.line("trace.txt", 12);
    assertEquals(new Place("trace.txt", Place.NO_PARTITION, 12), place);
    byte[] bytes = {1, 2, 3};
    assertEquals(3, new Rejected(RejectionCause.LATE, "", place, 1, bytes).size());
    refuses(() -> new Rejected(RejectionCause.LATE, "", place, 0, bytes));
    refuses(() -> new Rejected(RejectionCause.LATE, "", place, 1, 2, bytes));
    refuses(() -> new Place("topic", -2, 0));
    refuses(() -> new Place("topic", 0, -1));
  }
}
