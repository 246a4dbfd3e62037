package io.umbral.sla.slo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.model.KpiTotals;
import io.umbral.model.Rational;
import io.umbral.model.SloStatus;
import io.umbral.model.WindowResult.Status;
import io.umbral.model.WindowResult.Verdict;
import io.umbral.sla.slo.TimeWindow.Calendar;
import io.umbral.sla.slo.WindowLength.Unit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Budgets by the methods of counting, and windows of the calendar, of every file in the folder. */
@Tag("conformance")
final class BudgetConformanceTest {

  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  @TestFactory
  Stream<DynamicTest> everyCaseIsJudgedAsItSays() throws IOException {
    Path folder = Path.of(System.getProperty("umbral.vectors")).resolve("alerting/budget");
    Assumptions.assumeTrue(Files.isDirectory(folder), folder + " is absent: budget cases skipped");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".json")).sorted().toList()) {
        for (Object one : Json.list(Json.read(file).get("cases"))) {
          Map<String, Object> given = Json.object(one);
          tests.add(
              given.containsKey("slices")
                  ? DynamicTest.dynamicTest(
                      file.getFileName() + " " + given.get("id"), () -> checkMethods(given))
                  : DynamicTest.dynamicTest(
                      file.getFileName() + " " + given.get("at") + " " + given.get("duration"),
                      () -> checkCalendar(given)));
        }
      }
    }
    System.out.println("budget conformance: " + tests.size() + " cases of " + folder);
    assertTrue(!tests.isEmpty(), "no cases in " + folder);
    return tests.stream();
  }

  private static void checkMethods(Map<String, Object> given) throws Exception {
    for (Map.Entry<String, Object> expected : Json.object(given.get("expected")).entrySet()) {
      String method = expected.getKey();
      SloStatus found = standing(given, method);
      if (expected.getValue() == null) {
        assertTrue(found.attainment().isEmpty(), method);
        assertTrue(found.budgetLeft().isEmpty(), method);
        assertEquals(Verdict.INSUFFICIENT, found.verdict(), method);
      } else {
        Map<String, Object> said = Json.object(expected.getValue());
        Verdict verdict = (Boolean) said.get("met") ? Verdict.MET : Verdict.BREACHED;
        assertEquals(verdict, found.verdict(), method);
        assertEquals(number(said, "sli"), found.attainment().orElseThrow(), 1e-9, method);
        assertEquals(
            number(said, "budgetRemaining"), found.budgetLeft().orElseThrow(), 1e-6, method);
      }
    }
  }

  private static double number(Map<String, Object> from, String name) {
    return ((BigDecimal) from.get(name)).doubleValue();
  }

  private static SloStatus standing(Map<String, Object> given, String method) throws Exception {
    List<Object> slices = Json.list(given.get("slices"));
    String target = given.get("target").toString();
    boolean isSliced = method.startsWith("Timeslices");
    Objective objective =
        new Objective(
            "kept",
            Slos.LOSS,
            Rational.parse(target),
            isSliced
                ? Optional.of(Rational.parse(given.get("timeSliceTarget").toString()))
                : Optional.empty(),
            Rational.ONE);
    Budgeting budgeting =
        isSliced
            ? new Budgeting.Timeslices(1)
            : method.equals("Occurrences")
                ? new Budgeting.Occurrences()
                : new Budgeting.RatioTimeslices(1);
    EmptySlices empty = method.endsWith("emptyBad") ? EmptySlices.BAD : EmptySlices.EXCLUDED;
    Minutes minutes =
        new Minutes(
            0, 0, Slos.slo(budgeting, Slos.rolling(slices.size(), Unit.MINUTE), empty, objective));
    for (int minute = 0; minute < slices.size(); minute++) {
      minutes.take(minute, totalsOf(slices.get(minute)), Status.FINAL);
    }
    return minutes.last();
  }

  static KpiTotals totalsOf(Object slice) {
    if (slice == null) {
      return Minutes.nothing();
    }
    List<Object> counts = Json.list(slice);
    return Minutes.probes(
        ((BigDecimal) counts.get(0)).longValueExact(),
        ((BigDecimal) counts.get(1)).longValueExact());
  }

  private static void checkCalendar(Map<String, Object> given) {
    String duration = given.get("duration").toString();
    int last = duration.length() - 1;
    Calendar calendar =
        new Calendar(
            new WindowLength(
                Integer.parseInt(duration.substring(0, last)),
                Unit.of(duration.substring(last)).orElseThrow()),
            LocalDateTime.parse(given.get("startTime").toString(), LOCAL),
            ZoneId.of(given.get("timeZone").toString()));
    Instant at = Instant.parse(given.get("at").toString());
    Optional<Calendar.Interval> found = calendar.at(at.toEpochMilli());
    if (given.get("expected_window_utc_and_minutes") == null) {
      assertEquals(Optional.empty(), found);
      return;
    }
    List<Object> expected = Json.list(given.get("expected_window_utc_and_minutes"));
    assertEquals(
        Instant.parse(expected.get(0).toString()),
        Instant.ofEpochMilli(found.orElseThrow().startMillis()));
    assertEquals(
        Instant.parse(expected.get(1).toString()),
        Instant.ofEpochMilli(found.orElseThrow().endMillis()));
    assertEquals(
        ((BigDecimal) expected.get(2)).longValueExact(),
        (found.orElseThrow().endMillis() - found.orElseThrow().startMillis()) / 60_000);
  }
}
