package io.umbral.ingest.counters;

import io.umbral.ingest.counters.CellNames.NamedCell;
import io.umbral.ingest.counters.CounterRule.Bins;
import io.umbral.ingest.counters.MeasurementBook.Period;
import io.umbral.model.CellReading;
import io.umbral.model.CellReport;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Quantity;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import io.umbral.model.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Makes readings of the values of cells, and reports of readings. */
final class CellAssembly {

  /** Network and operator of the readings that share a report. */
  private record Owner(String plmn, String ranHost) {}

  private final Dialect dialect;
  private final CounterOptions options;
  private final String path;
  private final Consumer<Rejected> refusals;
  private final Map<CounterField, List<Integer>> rulesOf = new EnumMap<>(CounterField.class);

  CellAssembly(Dialect dialect, CounterOptions options, String path, Consumer<Rejected> refusals) {
    this.dialect = dialect;
    this.options = options;
    this.path = path;
    this.refusals = refusals;
    for (int i = 0; i < dialect.rules().size(); i++) {
      CounterField field = dialect.rules().get(i).field();
      rulesOf.computeIfAbsent(field, any -> new ArrayList<>()).add(i);
    }
  }

  /**
   * Reports one period of one element.
   *
   * @param cells the objects of each cell
   */
  void report(Period period, List<List<CellValues>> cells, Consumer<CellReport> reports) {
    Map<Owner, List<CellReading>> readings =
        new TreeMap<>(Comparator.comparing(Owner::plmn).thenComparing(Owner::ranHost));
    List<CellReport> unmapped = new ArrayList<>();
    for (List<CellValues> objects : merged(cells)) {
      objects.sort(Comparator.comparingInt(this::rankOf));
      Optional<NamedCell> cell = nameOf(objects);
      if (cell.isPresent()) {
        CellReading reading = CellReading.of(cell.get().technology(), cell.get().key().cellId());
        if (fill(reading, objects, period)) {
          Owner owner = new Owner(cell.get().key().plmn(), cell.get().ranHost());
          readings.computeIfAbsent(owner, any -> new ArrayList<>()).add(reading);
        }
      } else if (options.unmappedRegion().isEmpty()) {
        refuse(
            objects.get(0),
            RejectionCause.UNKNOWN_CELL,
            "the inventory does not name object '"
                + objects.get(0).name()
                + "'; it should, or unmapped cells should be kept");
      } else {
        CellReading reading = CellReading.withoutCell(objects.get(0).cellClass().technology());
        if (fill(reading, objects, period)) {
          unmapped.add(unmappedReport(period, objects.get(0).name(), reading));
        }
      }
    }
    readings.forEach((owner, ofOwner) -> reports.accept(reportOf(period, owner, ofOwner)));
    unmapped.sort(Comparator.comparing(report -> report.origin().sourceId()));
    unmapped.forEach(reports);
  }

  /** Objects that the inventory says are one cell are one, whatever their identifiers are. */
  private List<List<CellValues>> merged(List<List<CellValues>> cells) {
    Map<NamedCell, List<CellValues>> named = new TreeMap<>(CellAssembly::compare);
    List<List<CellValues>> all = new ArrayList<>();
    for (List<CellValues> objects : cells) {
      List<CellValues> unnamed = new ArrayList<>();
      Optional<NamedCell> sibling = nameOf(objects);
      for (CellValues object : objects) {
        Optional<NamedCell> own = options.names().find(object.name());
        Optional<NamedCell> cell = own.isPresent() ? own : sibling;
        cell.ifPresentOrElse(
            known -> named.computeIfAbsent(known, any -> new ArrayList<>()).add(object),
            () -> unnamed.add(object));
      }
      if (!unnamed.isEmpty()) {
        all.add(unnamed);
      }
    }
    all.addAll(named.values());
    return all;
  }

  private static int compare(NamedCell one, NamedCell other) {
    int byNetwork = one.key().plmn().compareTo(other.key().plmn());
    return byNetwork != 0 ? byNetwork : Long.compare(one.key().cellId(), other.key().cellId());
  }

  private Optional<NamedCell> nameOf(List<CellValues> objects) {
    return objects.stream()
        .sorted(Comparator.comparingInt(this::rankOf))
        .flatMap(object -> options.names().find(object.name()).stream())
        .findFirst();
  }

  /** Place of an object's class among those of its technology; the preferred is 0. */
  private int rankOf(CellValues object) {
    for (CellClasses group : dialect.cells()) {
      int rank = group.classes().indexOf(object.cellClass().name());
      if (rank >= 0 && group.technology() == object.cellClass().technology()) {
        return rank;
      }
    }
    return 0;
  }

  private CellReport reportOf(Period period, Owner owner, List<CellReading> readings) {
    readings.sort(Comparator.comparingLong(reading -> reading.cellId().orElseThrow()));
    Optional<String> plmn = Optional.of(owner.plmn()).filter(code -> !code.isEmpty());
    Origin origin =
        new Origin(
            keyOf(period.source()), owner.ranHost(), plmn, Optional.empty(), Optional.empty());
    return new CellReport(origin, period.startMillis(), period.periodMillis(), readings);
  }

  /** A cell without identity is a source of its own, so that it is not taken for its neighbour. */
  private CellReport unmappedReport(Period period, String object, CellReading reading) {
    Origin origin =
        new Origin(
            keyOf(object),
            options.unmappedOperator(),
            Optional.empty(),
            Optional.empty(),
            options.unmappedRegion());
    return new CellReport(origin, period.startMillis(), period.periodMillis(), List.of(reading));
  }

  /** The name itself where it is short enough for a key; else its digest. */
  private static String keyOf(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 0 && bytes.length <= Origin.LONGEST_SOURCE_ID_BYTES) {
      return name;
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha256-" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 should be part of every Java platform", e);
    }
  }

  /**
   * Fills a reading from the objects of a cell.
   *
   * @return whether it has a value
   */
  private boolean fill(CellReading reading, List<CellValues> objects, Period period) {
    reading.withSuspect(objects.stream().anyMatch(CellValues::suspect));
    CellAmounts amounts = new CellAmounts(period.periodMillis(), dialect.isSplit());
    for (CounterField field : rulesOf.keySet()) {
      if (field.quantity().isEmpty()) {
        amounts.set(field, amountOf(field, objects, period.periodMillis()));
      }
    }
    boolean hasValue = amounts.fill(reading);
    amounts.faults().forEach(fault -> refuse(objects.get(0), RejectionCause.INVALID_VALUE, fault));
    for (CounterField field : rulesOf.keySet()) {
      Optional<Quantity> quantity = field.quantity();
      if (quantity.isPresent()) {
        hasValue |= setValues(reading, quantity.get(), valuesOf(field, quantity.get(), objects));
      }
    }
    return hasValue;
  }

  /** What a rule reads: the counters of one object that has all of them. */
  private record Match(CounterRule rule, int firstTerm, CellValues object) {}

  /** The first rule that applies, to the object of the most preferred class. */
  private Optional<Match> matchOf(CounterField field, List<CellValues> objects) {
    for (int index : rulesOf.get(field)) {
      CounterRule rule = dialect.rules().get(index);
      int first = dialect.firstTerm(index);
      Optional<CellValues> found =
          objects.stream()
              .filter(object -> object.hasAll(first, rule.terms().size()))
              .filter(object -> isOfClass(object, rule))
              .min(
                  Comparator.comparingInt(
                      object -> rule.classes().indexOf(object.cellClass().name())));
      if (found.isPresent()) {
        return Optional.of(new Match(rule, first, found.get()));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfClass(CellValues object, CounterRule rule) {
    return rule.classes().isEmpty() || rule.classes().contains(object.cellClass().name());
  }

  private OptionalLong amountOf(CounterField field, List<CellValues> objects, int periodMillis) {
    Optional<Match> match = matchOf(field, objects);
    if (match.isEmpty()) {
      return OptionalLong.empty();
    }
    double sum = 0;
    for (int i = 0; i < match.get().rule().terms().size(); i++) {
      double amount = match.get().object().amount(match.get().firstTerm() + i);
      sum += match.get().rule().terms().get(i).isTakenAway() ? -amount : amount;
    }
    return OptionalLong.of(Math.round(field.isMeanNumber() ? sum * periodMillis : sum));
  }

  private Optional<Values> valuesOf(
      CounterField field, Quantity quantity, List<CellValues> objects) {
    return matchOf(field, objects)
        .map(
            match ->
                histogramOf(
                    quantity,
                    match.rule().bins().orElseThrow(),
                    match.object().bins(match.firstTerm())));
  }

  private static Values histogramOf(Quantity quantity, Bins bins, List<Long> counts) {
    TreeMap<Integer, Long> byBucket = new TreeMap<>();
    long sum = 0;
    for (int i = 0; i < counts.size(); i++) {
      int value = bins.values().get(i);
      if (counts.get(i) > 0) {
        int bucket = quantity.isLevel() ? value : quantity.bucketOf(value);
        byBucket.merge(bucket, counts.get(i), Long::sum);
        sum += value * counts.get(i);
      }
    }
    return new Values.Histogram(
        sum,
        byBucket.keySet().stream().mapToInt(Integer::intValue).toArray(),
        byBucket.values().stream().mapToLong(Long::longValue).toArray());
  }

  private static boolean setValues(
      CellReading reading, Quantity quantity, Optional<Values> values) {
    if (values.isEmpty()) {
      return false;
    }
    switch (quantity) {
      case DOWNLINK_KBPS -> reading.withDownlinkKbps(values.get());
      case UPLINK_KBPS -> reading.withUplinkKbps(values.get());
      case RSRP_DBM -> reading.withRsrpDbm(values.get());
      case SS_RSRP_DBM -> reading.withSsRsrpDbm(values.get());
      case RTT_MICROS -> reading.withRttMicros(values.get());
      case JITTER_MICROS -> reading.withJitterMicros(values.get());
    }
    return true;
  }

  private void refuse(CellValues object, RejectionCause cause, String detail) {
    byte[] name = object.name().getBytes(StandardCharsets.UTF_8);
    refusals.accept(new Rejected(cause, detail, Place.line(path, object.line()), 1, name));
  }
}
