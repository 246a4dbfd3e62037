package io.umbral.benchmarks.micro;

import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.benchmarks.workload.PeriodStart;
import io.umbral.benchmarks.workload.Workload;
import io.umbral.model.Rejected;
import io.umbral.model.Topology;
import io.umbral.model.WindowSpec;
import io.umbral.pipeline.aggregate.CellLedger;
import io.umbral.pipeline.aggregate.LocalAggregate;
import io.umbral.pipeline.types.ReceivedReport;
import io.umbral.pipeline.types.SliceBurden;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.sla.CoverageThreshold;
import io.umbral.sla.SlicePlan;
import io.umbral.wire.CellReportDecoder;
import io.umbral.wire.SchemaLookup;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole of what is done beside the source, from bytes to totals: decode, find the series, count
 * once, add; every minute of event time the slice is rolled up and handed on.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ReceiveBenchmark implements LocalAggregate.Output, CellLedger.Output {

  private static final long PERIOD_MILLIS = 1_000;
  private static final long MINUTE_MILLIS = 60_000;
  private static final long LATENESS_MILLIS = 5 * MINUTE_MILLIS;
  private static final int LARGEST_BYTES = 1 << 20;

  /** Readings in a record; a result is for a record. */
  @Param({"1", "10"})
  private int readings;

  /** Sites, of ten cells each. */
  @Param("1000")
  private int sites;

  /** What rules ask of single cells: nothing, or what most of the rules that ship ask. */
  @Param({"nothing", "contributors"})
  private String asked;

  private byte[][] records;
  private ReceivedReport report;
  private LocalAggregate aggregate;
  private int next;
  private long startMillis = Workload.START_MILLIS;
  private long handedOn;
  private long refused;

  /** Makes a record for each source, and the reference data. */
  @Setup
  public void setUp() {
    Workload workload = Records.workload(sites, readings);
    records = Records.of(workload, workload.sources());
    Topology topology = new Topology();
    workload.regions().forEach(topology::apply);
    workload.corridors().forEach(topology::apply);
    workload.forEachCell(topology::apply);
    SlicePlan plan =
        new SlicePlan(
            MINUTE_MILLIS, List.of(new WindowSpec(MINUTE_MILLIS, MINUTE_MILLIS)), LATENESS_MILLIS);
    aggregate =
        new LocalAggregate(plan, topology, this, CoverageThreshold.ENGINEERING_DEFAULT, this);
    if (asked.equals("contributors")) {
      aggregate.ask(rules());
    }
    report =
        new ReceivedReport(
            "cell-reports", new CellReportDecoder(SchemaLookup.NONE, LARGEST_BYTES), 0);
  }

  /** Loss, latency and coverage of every region, as most of the rules in deploy/rules. */
  private static RuleBook rules() {
    RuleBook rules = new RuleBook();
    for (String condition :
        List.of(
            "kpi: lossRatio, above: 0.1",
            "kpi: rttMillis.p95, above: 250",
            "kpi: coverageRatio, below: 0.5")) {
      String name = condition.replaceAll("kpi: ([A-Za-z]*).*", "$1");
      rules.add(
          AlertRuleReader.require(
              name,
              """
              apiVersion: umbral/v1
              kind: AlertRule
              metadata: {name: %s}
              spec:
                version: 1
                selector: {technologies: [ALL]}
                identity: [region, operator]
                threshold: {%s, window: 1m, severity: MAJOR}
                runbook: none
                source: a benchmark
              """
                  .formatted(name, condition)));
    }
    return rules;
  }

  /** Receives the next record. */
  @Benchmark
  public long receive() {
    byte[] record = records[next];
    PeriodStart.write(record, startMillis);
    report.take(record, 0, 0, Long.MAX_VALUE);
    aggregate.receive(report);
    if (++next == records.length) {
      next = 0;
      startMillis += PERIOD_MILLIS;
      aggregate.advanceTo(startMillis - 1);
    }
    return handedOn;
  }

  /** Says so where the benchmark did not measure what it should. */
  @TearDown
  public void check() {
    if (refused > 0 || aggregate.account().duplicate() > 0) {
      throw new IllegalStateException("no reading should be refused or a duplicate");
    }
  }

  @Override
  public void partial(SlicePartial partial) {
    handedOn += partial.totals().length;
  }

  @Override
  public void burden(SliceBurden burden) {
    handedOn += burden.contributors().total();
  }

  @Override
  public void part(SlicePartial part) {
    throw new IllegalStateException("no rule asks for single cells");
  }

  @Override
  public void announce(long sliceStartMillis) {
    // nobody listens
  }

  @Override
  public void rejected(Rejected rejected) {
    refused++;
  }
}
