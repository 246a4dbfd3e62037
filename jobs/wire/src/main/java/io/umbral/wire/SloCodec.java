package io.umbral.wire;

import io.umbral.model.Rational;
import io.umbral.model.RegionLevel;
import io.umbral.model.RejectionCause;
import io.umbral.model.SloStatus.Method;
import io.umbral.schemas.BudgetingMethod;
import io.umbral.schemas.RatioIndicator;
import io.umbral.schemas.SloObjective;
import io.umbral.schemas.SloRecord;
import io.umbral.schemas.ThresholdIndicator;
import io.umbral.sla.slo.Budgeting;
import io.umbral.sla.slo.Comparison;
import io.umbral.sla.slo.Counter;
import io.umbral.sla.slo.EmptySlices;
import io.umbral.sla.slo.Indicator;
import io.umbral.sla.slo.Kpi;
import io.umbral.sla.slo.Objective;
import io.umbral.sla.slo.Selector;
import io.umbral.sla.slo.Slo;
import io.umbral.sla.slo.Statistic;
import io.umbral.sla.slo.TimeWindow;
import io.umbral.sla.slo.WindowLength;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;

/** Values of the {@code slos} topic. Not safe for use by several threads. */
public final class SloCodec {

  private final BinaryMessageEncoder<SloRecord> encoder =
      new BinaryMessageEncoder<>(SpecificData.get(), SloRecord.getClassSchema());
  private final ValueReader<SloRecord> reader =
      new ValueReader<>("slos", SloRecord.getClassSchema());

  /**
   * Key of a promise on the compacted topic: name and version, so that compaction keeps the version
   * that still judges beside the one that will.
   *
   * @param slo the promise
   * @return UTF-8 text
   */
  public static byte[] encodeKey(Slo slo) {
    return TopicKeys.of(slo.name(), slo.version()).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes a promise.
   *
   * @param slo the promise
   * @return value of the record, single-object encoding
   */
  public byte[] encode(Slo slo) {
    try {
      ByteBuffer encoded = encoder.encode(recordOf(slo));
      return Arrays.copyOfRange(
          encoded.array(),
          encoded.arrayOffset() + encoded.position(),
          encoded.arrayOffset() + encoded.limit());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the promise " + slo.name(), e);
    }
  }

  private static SloRecord recordOf(Slo slo) {
    SloRecord.Builder to = SloRecord.newBuilder();
    to.setName(slo.name());
    to.setVersion(slo.version());
    to.setEffectiveFrom(Instant.ofEpochMilli(slo.effectiveFromMillis()));
    to.setEnabled(slo.isEnabled());
    to.setService(slo.service());
    Selector selector = slo.selector();
    to.setLevels(
        selector.levels().stream()
            .sorted()
            .map(level -> io.umbral.schemas.RegionLevel.valueOf(level.name()))
            .toList());
    to.setRegions(sorted(selector.regions()));
    to.setOperators(sorted(selector.operators()));
    to.setTechnologies(sorted(selector.technologies()));
    to.setTags(new TreeMap<>(selector.tags()));
    to.setObjectives(slo.objectives().stream().map(SloCodec::recordOf).toList());
    to.setMethod(BudgetingMethod.valueOf(slo.budgeting().method().name()));
    to.setSliceMinutes(slo.budgeting().pieceMinutes());
    WindowLength length = slo.window().length();
    to.setWindowAmount(length.amount());
    to.setWindowUnit(io.umbral.schemas.WindowUnit.valueOf(length.unit().name()));
    if (slo.window() instanceof TimeWindow.Calendar calendar) {
      to.setCalendarStart(calendar.start().toString());
      to.setCalendarZone(calendar.zone().getId());
    }
    to.setEmptySlicesBad(slo.emptySlices() == EmptySlices.BAD);
    to.setMinimumSamples(slo.minimumSamples());
    to.setMinimumCompleteness(recordOf(slo.minimumCompleteness()));
    to.setBurnWindows(slo.burnWindows());
    to.setLegal(slo.legal());
    to.setSource(slo.source());
    return to.build();
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static SloObjective recordOf(Objective objective) {
    return new SloObjective(
        objective.name(),
        recordOf(objective.indicator()),
        recordOf(objective.target()),
        objective.sliceTarget().map(SloCodec::recordOf).orElse(null),
        recordOf(objective.weight()));
  }

  private static Object recordOf(Indicator indicator) {
    if (indicator instanceof Indicator.Ratio ratio) {
      return new RatioIndicator(ratio.part().word(), ratio.partIsGood(), ratio.whole().word());
    }
    Indicator.Threshold threshold = (Indicator.Threshold) indicator;
    return new ThresholdIndicator(
        threshold.kpi().word(),
        threshold.statistic().word(),
        threshold.comparison().word(),
        recordOf(threshold.threshold()));
  }

  private static io.umbral.schemas.Rational recordOf(Rational number) {
    return new io.umbral.schemas.Rational(number.numerator(), number.denominator());
  }

  /**
   * Reads a promise.
   *
   * @param bytes value of the record
   * @return the promise
   * @throws WireException where the value cannot be read, or says what is no sound promise
   */
  public Slo decode(byte[] bytes) throws WireException {
    SloRecord read = reader.read(bytes);
    try {
      return sloOf(read);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new WireException(
          RejectionCause.INVALID_VALUE,
          "promise " + read.getName() + " " + read.getVersion() + ": " + e.getMessage());
    }
  }

  private static Slo sloOf(SloRecord read) {
    Set<RegionLevel> levels = new HashSet<>();
    read.getLevels().forEach(level -> levels.add(RegionLevel.valueOf(level.name())));
    List<Objective> objectives = new ArrayList<>();
    read.getObjectives().forEach(objective -> objectives.add(objectiveOf(objective)));
    return new Slo(
        read.getName(),
        read.getVersion(),
        read.getEffectiveFrom().toEpochMilli(),
        read.getEnabled(),
        read.getService(),
        new Selector(
            levels,
            new HashSet<>(read.getRegions()),
            new HashSet<>(read.getOperators()),
            new HashSet<>(read.getTechnologies()),
            new HashMap<>(read.getTags())),
        objectives,
        budgetingOf(read),
        windowOf(read),
        read.getEmptySlicesBad() ? EmptySlices.BAD : EmptySlices.EXCLUDED,
        read.getMinimumSamples(),
        rationalOf(read.getMinimumCompleteness()),
        read.getBurnWindows(),
        read.getLegal(),
        read.getSource());
  }

  private static Budgeting budgetingOf(SloRecord read) {
    return switch (Method.valueOf(read.getMethod().name())) {
      case OCCURRENCES -> new Budgeting.Occurrences();
      case TIMESLICES -> new Budgeting.Timeslices(read.getSliceMinutes());
      case RATIO_TIMESLICES -> new Budgeting.RatioTimeslices(read.getSliceMinutes());
    };
  }

  private static TimeWindow windowOf(SloRecord read) {
    WindowLength length =
        new WindowLength(
            read.getWindowAmount(), WindowLength.Unit.valueOf(read.getWindowUnit().name()));
    if ((read.getCalendarStart() == null) != (read.getCalendarZone() == null)) {
      throw new IllegalArgumentException("calendarStart and calendarZone should be given together");
    }
    return read.getCalendarStart() == null
        ? new TimeWindow.Rolling(length)
        : new TimeWindow.Calendar(
            length,
            LocalDateTime.parse(read.getCalendarStart()),
            ZoneId.of(read.getCalendarZone()));
  }

  private static Objective objectiveOf(SloObjective read) {
    return new Objective(
        read.getName(),
        indicatorOf(read.getIndicator()),
        rationalOf(read.getTarget()),
        Optional.ofNullable(read.getSliceTarget()).map(SloCodec::rationalOf),
        rationalOf(read.getWeight()));
  }

  private static Indicator indicatorOf(Object read) {
    if (read instanceof RatioIndicator ratio) {
      return new Indicator.Ratio(
          known("counter", ratio.getPart(), Counter.of(ratio.getPart())),
          ratio.getPartIsGood(),
          known("counter", ratio.getWhole(), Counter.of(ratio.getWhole())));
    }
    ThresholdIndicator threshold = (ThresholdIndicator) read;
    return new Indicator.Threshold(
        known("KPI", threshold.getKpi(), Kpi.of(threshold.getKpi())),
        known("statistic", threshold.getStatistic(), Statistic.of(threshold.getStatistic())),
        known("comparison", threshold.getComparison(), Comparison.of(threshold.getComparison())),
        rationalOf(threshold.getThreshold()));
  }

  private static <T> T known(String what, String name, Optional<T> found) {
    return found.orElseThrow(
        () -> new IllegalArgumentException("'" + name + "' is no " + what + " that is known"));
  }

  private static Rational rationalOf(io.umbral.schemas.Rational read) {
    return new Rational(read.getNumerator(), read.getDenominator());
  }
}
