package io.umbral.ingest.counters;

import io.umbral.ingest.counters.Dialect.CellClass;
import io.umbral.model.CellReport;
import io.umbral.model.Rejected;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Gathers the counters of one file until it is read to its end, for what belongs to one cell and
 * period stands in many places of it; then makes one report for each source and period.
 */
public final class MeasurementBook {

  /** Most objects and periods of one file; a file of a whole region's controller has thousands. */
  public static final int LARGEST_BOOK = 100_000;

  /**
   * A network element in one period.
   *
   * @param source whole distinguished name of the element
   * @param endMillis first instant after the period, milliseconds since the epoch
   * @param periodMillis its length
   */
  public record Period(String source, long endMillis, int periodMillis)
      implements Comparable<Period> {

    /** First instant, milliseconds since the epoch. */
    public long startMillis() {
      return endMillis - periodMillis;
    }

    @Override
    public int compareTo(Period other) {
      int byStart = Long.compare(startMillis(), other.startMillis());
      int byLength = byStart != 0 ? byStart : Integer.compare(periodMillis, other.periodMillis);
      return byLength != 0 ? byLength : source.compareTo(other.source);
    }
  }

  private final Dialect dialect;
  private final CounterOptions options;
  private final Map<String, Counter> counters = new HashMap<>();
  private final Map<Period, Map<String, CellValues>> periods = new TreeMap<>();
  private final Map<String, Long> unknown = new TreeMap<>();
  private Period lastPeriod;
  private Map<String, CellValues> lastObjects;
  private int size;
  private long objects;
  private long cellObjects;
  private long values;
  private long used;

  /**
   * Begins an empty one.
   *
   * @param vendor name of the vendor as the file has it, perhaps empty
   * @param options what the file cannot say
   */
  public MeasurementBook(String vendor, CounterOptions options) {
    this.dialect = options.mapping().dialectOf(vendor);
    this.options = options;
  }

  /**
   * A counter that stands in a block.
   *
   * @param block identifier of the block, perhaps a clause of TS 28.552; may be empty
   * @param name of the counter
   * @return the same for the same names
   */
  public Counter counter(String block, String name) {
    // A name that nobody knows may have a meaning by the clause that its block is.
    String key = dialect.isClause(block) ? block + '\n' + name : name;
    Counter known = counters.get(key);
    if (known == null) {
      known = new Counter(name, counters.size(), dialect.meaningOf(block, name));
      counters.put(key, known);
    }
    return known;
  }

  /** Whether no more objects are taken. */
  public boolean isFull() {
    return size >= LARGEST_BOOK;
  }

  /**
   * An object with results in a block.
   *
   * @param period whose
   * @param prefix of the distinguished names of the file
   * @param element local name of the network element
   * @param object local name of the object
   * @param line where it stands, from 1
   * @return takes its values; null where it is no cell, so that its values are for nothing
   */
  public CellValues object(Period period, String prefix, String element, String object, long line) {
    objects++;
    Optional<CellClass> cellClass = dialect.cellClass(ObjectName.classOf(object));
    if (cellClass.isEmpty()) {
      return null;
    }
    cellObjects++;
    if (!period.equals(lastPeriod)) {
      lastPeriod = period;
      lastObjects = periods.computeIfAbsent(period, any -> new LinkedHashMap<>());
    }
    CellValues known = lastObjects.get(object);
    if (known == null) {
      String name = ObjectName.whole(prefix, element, object);
      known = new CellValues(name, cellClass.get(), line, dialect.terms());
      lastObjects.put(object, known);
      size++;
    }
    return known;
  }

  /**
   * An object that has a name of its own and no class, so that the inventory alone says which cell
   * it is.
   *
   * @param period whose
   * @param element name of the network element
   * @param candidates names of the object, of which the first is taken that the inventory knows,
   *     and the first where it knows none
   * @param line where it stands, from 1
   * @return takes its values
   */
  public CellValues namedObject(Period period, String element, List<String> candidates, long line) {
    objects++;
    cellObjects++;
    Map<String, CellValues> all = periods.computeIfAbsent(period, any -> new LinkedHashMap<>());
    String name =
        candidates.stream()
            .flatMap(one -> Stream.of(ObjectName.join(element, one), one))
            .filter(one -> options.names().find(one).isPresent())
            .findFirst()
            .orElse(ObjectName.join(element, candidates.get(0)));
    CellValues known = all.get(name);
    if (known == null) {
      known = new CellValues(name, CellClass.NONE, line, dialect.terms());
      all.put(name, known);
      size++;
    }
    return known;
  }

  /** Counts values of a cell that are for something. */
  public void countUsed(long count) {
    values += count;
    used += count;
  }

  /** Counts a value of a cell that is for nothing. */
  public void countUnused(Counter counter) {
    values++;
    if (!counter.meaning().isKnown()) {
      CounterSummary.add(unknown, counter.name(), 1);
    }
  }

  /**
   * Makes the reports, in ascending order of their periods.
   *
   * @param path of the file, for refusals
   * @param reports takes them
   * @param refusals takes what does not fit together, and cells that have no name
   */
  public void report(String path, Consumer<CellReport> reports, Consumer<Rejected> refusals) {
    CellAssembly assembly = new CellAssembly(dialect, options, path, refusals);
    periods.forEach((period, byName) -> assembly.report(period, cellsOf(byName.values()), reports));
  }

  /**
   * The objects of each cell: those of one technology and identifier, whatever their classes are.
   * Where two of them have the same class, as below two units of one element that both count from
   * 1, the identifier says nothing, and each object is a cell.
   */
  private static List<List<CellValues>> cellsOf(Collection<CellValues> objects) {
    Map<String, List<CellValues>> byIdentifier = new LinkedHashMap<>();
    for (CellValues one : nonEmpty(objects)) {
      String cell = one.cellClass().technology() + "=" + ObjectName.identifierOf(one.name());
      byIdentifier.computeIfAbsent(cell, any -> new ArrayList<>()).add(one);
    }
    List<List<CellValues>> cells = new ArrayList<>();
    for (List<CellValues> alike : byIdentifier.values()) {
      long classes = alike.stream().map(CellValues::cellClass).distinct().count();
      if (classes == alike.size()) {
        cells.add(alike);
      } else {
        alike.forEach(one -> cells.add(new ArrayList<>(List.of(one))));
      }
    }
    return cells;
  }

  private static List<CellValues> nonEmpty(Collection<CellValues> objects) {
    return objects.stream().filter(one -> !one.isEmpty()).toList();
  }

  /** What the file held. */
  public CounterSummary summary() {
    return new CounterSummary(objects, cellObjects, values, used, new TreeMap<>(unknown));
  }
}
