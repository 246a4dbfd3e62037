package io.umbral.pipeline.aggregate;

import io.umbral.alerting.Contributor;
import io.umbral.alerting.rule.CellRules;
import io.umbral.alerting.rule.RuleBook;
import io.umbral.model.Cell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.KpiTotals;
import io.umbral.model.SeriesKey;
import io.umbral.model.Topology;
import io.umbral.pipeline.aggregate.CellPlan.Asked;
import io.umbral.pipeline.types.PartKey;
import io.umbral.pipeline.types.SliceBurden;
import io.umbral.pipeline.types.SlicePartial;
import io.umbral.sla.CoverageThreshold;
import io.umbral.wire.CellReportView;
import io.umbral.wire.KpiTotalsCodec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What single cells add, as far as rules ask for it: of the series that rules watch, which cells
 * add most to what is wrong; of sites and cells that rules watch by themselves, their totals. What
 * no rule asks for is not kept.
 *
 * <p>Not safe for use by several threads.
 */
public final class CellLedger {

  /** Takes what the ledger has to say. */
  public interface Output {

    /**
     * Which cells add most to a slice of a series.
     *
     * @param burden the cells
     */
    void burden(SliceBurden burden);

    /**
     * A part of a slice of a site or cell, under a key of {@link PartKey}.
     *
     * @param part the part
     */
    void part(SlicePartial part);
  }

  /** What is kept of one slice. */
  private record Slice(long startMillis, CellPlan plan, Map<PartitionSources, CellPage> pages) {}

  private final Topology topology;
  private final CoverageThreshold coverage;
  private final List<Leaf> leaves;
  private final Output output;
  private final KpiTotalsCodec codec = new KpiTotalsCodec();
  private final TreeMap<Long, Slice> open = new TreeMap<>();

  /** Pages that wait for their next slice. */
  private final Map<PartitionSources, CellPage> spare = new HashMap<>();

  private CellRules rules = new CellRules(new RuleBook());
  private long rulesVersion;
  private CellPlan newestPlan;

  // The report that is being read.
  private Slice slice;
  private PartitionSources partition;
  private int source;
  private CellPage page;

  /**
   * An empty ledger of which no rule asks anything yet.
   *
   * @param topology reference data, which may grow meanwhile
   * @param coverage from which level a sample counts as covered
   * @param leaves by dense index; grows meanwhile
   * @param output takes what there is to say
   */
  CellLedger(Topology topology, CoverageThreshold coverage, List<Leaf> leaves, Output output) {
    this.topology = topology;
    this.coverage = coverage;
    this.leaves = leaves;
    this.output = output;
  }

  /** Learns what rules ask for now; slices that are open go on as they began. */
  void ask(RuleBook book) {
    if (book.version() != rulesVersion) {
      rulesVersion = book.version();
      rules = new CellRules(book);
    }
  }

  /** Whether any rule asks for anything. */
  boolean isAsked() {
    return !rules.isEmpty();
  }

  /** Makes ready for the readings of a report. */
  void turnTo(long sliceStartMillis, PartitionSources ofPartition, int ofSource) {
    if (slice == null || slice.startMillis() != sliceStartMillis) {
      slice = open.computeIfAbsent(sliceStartMillis, this::newSlice);
      page = null;
    }
    if (partition != ofPartition) {
      partition = ofPartition;
      page = null;
    }
    source = ofSource;
  }

  private Slice newSlice(long startMillis) {
    if (newestPlan == null || !newestPlan.isOf(rules, topology.treeAt(startMillis))) {
      newestPlan = new CellPlan(rules, topology, coverage, startMillis);
    }
    return new Slice(startMillis, newestPlan, new HashMap<>());
  }

  /** Adds a reading to the totals of its leaf, and remembers its cell where a rule asks for it. */
  void add(CellReportView view, int reading, int series, int leaf, KpiTotals totals) {
    Asked asked = slice.plan().askedOf(leaf, leaves);
    if (!asked.isAnything()) {
      view.addTo(reading, totals);
      return;
    }
    BurdenMeter meter = slice.plan().meter();
    if (meter.addTo(totals, view, reading)) {
      pageFor(view, reading, series).add(series, leaf, meter.amounts);
    }
    if (asked.isOfParts()) {
      view.addTo(reading, pageFor(view, reading, series).totalsOf(series, leaf));
    }
  }

  private CellPage pageFor(CellReportView view, int reading, int series) {
    if (page == null || !page.isOf(slice.plan().burdens(), partition.numbering())) {
      page = slice.pages().compute(partition, this::usable);
    }
    if (!page.isNamed(series)) {
      Origin origin = CellReportView.decodeOrigin(partition.originOf(source));
      String plmn = origin.plmn().filter(CellKey::isPlmn).orElse("");
      page.name(series, view.cellId(reading), plmn, origin.sourceId());
    }
    return page;
  }

  private CellPage usable(PartitionSources of, CellPage known) {
    int burdens = slice.plan().burdens();
    if (known != null && known.isOf(burdens, of.numbering())) {
      return known;
    }
    if (known != null) { // The partition forgot silent series, and numbers the others anew.
      Slice before = new Slice(slice.startMillis(), slice.plan(), Map.of(of, known));
      tell(before, output);
    }
    CellPage kept = spare.remove(of);
    return kept != null && kept.isOf(burdens, of.numbering())
        ? kept
        : new CellPage(burdens, of.numbering());
  }

  /** Says what there is of a slice, and forgets it. */
  void handOn(long sliceStartMillis) {
    Slice done = open.remove(sliceStartMillis);
    if (done == null) {
      return;
    }
    slice = null;
    page = null;
    tell(done, output);
    done.pages()
        .forEach(
            (of, used) -> {
              used.clear();
              spare.put(of, used);
            });
  }

  /** Says what there is of every open slice, and keeps it: for a checkpoint. */
  void tellPending(Output taker) {
    open.values().forEach(pending -> tell(pending, taker));
  }

  private void tell(Slice of, Output taker) {
    Map<SeriesKey, KpiTotals> sites = new HashMap<>();
    for (CellPage cells : of.pages().values()) {
      for (int i = 0; i < cells.touchedCount(); i++) {
        tell(of, cells, cells.touchedSeries(i), sites, taker);
      }
    }
    of.plan().take((key, found) -> taker.burden(new SliceBurden(key, of.startMillis(), found)));
    sites.forEach((key, totals) -> taker.part(partOf(key, of, totals)));
  }

  private void tell(
      Slice of, CellPage cells, int series, Map<SeriesKey, KpiTotals> sites, Output taker) {
    int leaf = cells.leafOf(series);
    Asked asked = of.plan().askedOf(leaf, leaves);
    Optional<CellKey> cell = cellOf(cells, series);
    String site = siteOf(cells, series, cell, of.startMillis());
    Optional<String> name = cell.map(CellKey::toString);
    for (int burden = 0; burden < of.plan().burdens(); burden++) {
      long amount = cells.amountOf(series, burden);
      if (amount > 0) {
        of.plan().offer(asked, burden, new Contributor(site, name, amount));
      }
    }
    KpiTotals totals = cells.totalsOrNull(series);
    if (totals == null) {
      return;
    }
    Leaf where = leaves.get(leaf);
    if (asked.isOfCells() && name.isPresent()) {
      PartKey part = new PartKey(where.region(), site, name);
      taker.part(partOf(part.of(where.ranHost(), where.technology()), of, totals));
    }
    if (asked.isOfSites()) {
      PartKey part = new PartKey(where.region(), site, Optional.empty());
      sites
          .computeIfAbsent(part.of(where.ranHost(), SeriesKey.ALL), any -> new KpiTotals())
          .merge(totals);
    }
  }

  private static Optional<CellKey> cellOf(CellPage cells, int series) {
    long cellId = cells.cellIdOf(series);
    return cellId == CellReportView.NO_CELL
        ? Optional.empty()
        : Optional.of(new CellKey(cells.plmnOf(series), cellId));
  }

  private String siteOf(CellPage cells, int series, Optional<CellKey> cell, long instantMillis) {
    return cell.flatMap(key -> topology.cellAt(key, instantMillis))
        .map(Cell::site)
        .orElse(cells.sourceOf(series));
  }

  private SlicePartial partOf(SeriesKey key, Slice of, KpiTotals totals) {
    return new SlicePartial(key, of.startMillis(), false, codec.encode(totals));
  }
}
