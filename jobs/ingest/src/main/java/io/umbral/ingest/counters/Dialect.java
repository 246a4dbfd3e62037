package io.umbral.ingest.counters;

import io.umbral.ingest.counters.CounterRule.Bins;
import io.umbral.ingest.counters.CounterRule.Term;
import io.umbral.model.Technology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the counters of one vendor mean: which objects are cells, and which fields they fill. */
public final class Dialect {

  /** Ending of the vendors' names that matches every other. */
  private static final String ANY_VENDOR = "*";

  /** A class of cell objects, and its place among those of its technology. */
  record CellClass(Technology technology, String name) {

    /** Of an object without a class. */
    static final CellClass NONE = new CellClass(Technology.UNKNOWN, "");
  }

  /** A counter in a rule. */
  private record Use(int term, CounterRule rule) {}

  private final String name;
  private final int version;
  private final Set<String> vendors;
  private final boolean isSplit;
  private final List<CellClasses> cells;
  private final List<CounterRule> rules;
  private final Map<String, CellClass> classes = new HashMap<>();
  private final Map<String, List<Use>> usesByName = new HashMap<>();
  private final Map<String, List<Use>> usesByClause = new HashMap<>();
  private final int[] firstTerm;
  private final int terms;

  /**
   * Makes one.
   *
   * @param name its name, for people
   * @param version grows with every change of what it says
   * @param vendors beginnings of vendors' names, without regard to case; {@code *} for every other
   * @param isSplit whether elements are split into central and distributed units
   * @param cells classes of objects that are cells
   * @param rules how fields are filled; of several for one field the first that applies
   */
  public Dialect(
      String name,
      int version,
      Set<String> vendors,
      boolean isSplit,
      List<CellClasses> cells,
      List<CounterRule> rules) {
    this.name = Objects.requireNonNull(name, "name");
    this.version = version;
    this.vendors = Set.copyOf(vendors);
    this.isSplit = isSplit;
    this.cells = List.copyOf(cells);
    this.rules = List.copyOf(rules);
    this.firstTerm = new int[rules.size()];
    for (CellClasses group : cells) {
      group.classes().forEach(one -> classes.put(one, new CellClass(group.technology(), one)));
    }
    int term = 0;
    for (int i = 0; i < rules.size(); i++) {
      firstTerm[i] = term;
      for (Term counter : rules.get(i).terms()) {
        Use use = new Use(term++, rules.get(i));
        usesOf(usesByName, counter.counter()).add(use);
        counter.clause().ifPresent(clause -> usesOf(usesByName, clause).add(use));
        counter.clause().ifPresent(clause -> usesOf(usesByClause, clause).add(use));
      }
    }
    this.terms = term;
  }

  private static List<Use> usesOf(Map<String, List<Use>> uses, String key) {
    return uses.computeIfAbsent(key.toLowerCase(Locale.ROOT), any -> new ArrayList<>());
  }

  /** Its name, for people. */
  public String name() {
    return name;
  }

  /** Grows with every change of what it says. */
  public int version() {
    return version;
  }

  /** How fields are filled. */
  public List<CounterRule> rules() {
    return rules;
  }

  /** Whether elements are split, so that the way between their units adds to the delay. */
  boolean isSplit() {
    return isSplit;
  }

  /** Classes of objects that are cells, by technology. */
  List<CellClasses> cells() {
    return cells;
  }

  /**
   * How well it fits a vendor.
   *
   * @return number of letters that agree; 0 where it is for every other; -1 where it does not fit
   */
  int fit(String vendor) {
    int best = -1;
    for (String beginning : vendors) {
      if (beginning.equals(ANY_VENDOR)) {
        best = Math.max(best, 0);
      } else if (vendor.regionMatches(true, 0, beginning, 0, beginning.length())) {
        best = Math.max(best, beginning.length());
      }
    }
    return best;
  }

  /** The class of cells with this name, if it is one. */
  Optional<CellClass> cellClass(String className) {
    return Optional.ofNullable(classes.get(className));
  }

  /** Number of counters in all rules. */
  int terms() {
    return terms;
  }

  /** Number of the first counter of a rule; its others follow. */
  int firstTerm(int rule) {
    return firstTerm[rule];
  }

  /** Whether a block's identifier is a clause that some counter is defined in. */
  boolean isClause(String block) {
    return !block.isEmpty() && usesByClause.containsKey(block.toLowerCase(Locale.ROOT));
  }

  /**
   * Finds what a counter of a block is for.
   *
   * @param block identifier of the block, perhaps a clause of TS 28.552; may be empty
   * @param counter name of the counter, perhaps with a part, or its clause
   */
  Meaning meaningOf(String block, String counter) {
    String key = counter.toLowerCase(Locale.ROOT);
    Meaning found = new Meaning();
    addPlain(found, usesByName.get(key));
    for (int dot = key.lastIndexOf('.'); dot > 0; dot = key.lastIndexOf('.', dot - 1)) {
      addParts(found, usesByName.get(key.substring(0, dot)), counter.substring(dot + 1));
    }
    if (!found.isKnown()) {
      addByClause(found, usesByClause.get(block.toLowerCase(Locale.ROOT)), counter);
    }
    return found;
  }

  /** Names of TS 28.552 are a family, a measurement, and perhaps a part, with dots between. */
  private static void addByClause(Meaning found, List<Use> uses, String counter) {
    int familyEnd = counter.indexOf('.');
    int nameEnd = familyEnd < 0 ? -1 : counter.indexOf('.', familyEnd + 1);
    if (nameEnd < 0) {
      addPlain(found, uses);
    } else {
      addParts(found, uses, counter.substring(nameEnd + 1));
    }
  }

  private static void addPlain(Meaning found, List<Use> uses) {
    if (uses == null) {
      return;
    }
    found.know();
    for (Use use : uses) {
      if (use.rule().bins().isPresent()) {
        found.addList(use.term(), use.rule().bins().get());
      } else if (use.rule().sub().isEmpty()) {
        found.addAmount(use.term(), use.rule().unit());
      }
    }
  }

  private static void addParts(Meaning found, List<Use> uses, String part) {
    if (uses == null) {
      return;
    }
    found.know();
    for (Use use : uses) {
      if (use.rule().sub().map(sub -> sub.select(part)).orElse(false)) {
        found.addAmount(use.term(), use.rule().unit());
      }
      use.rule().bins().ifPresent(bins -> addBin(found, use.term(), bins, part));
    }
  }

  private static void addBin(Meaning found, int term, Bins bins, String part) {
    boolean isBin = part.regionMatches(true, 0, "bin", 0, 3) && part.length() <= 6;
    if (!isBin || !part.substring(3).chars().allMatch(c -> c >= '0' && c <= '9')) {
      return;
    }
    int bin = part.length() == 3 ? -1 : Integer.parseInt(part.substring(3)) - bins.first();
    if (bin >= 0 && bin < bins.values().size()) {
      found.addBin(term, bin);
    }
  }
}
