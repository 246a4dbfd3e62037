package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.Fault;
import io.umbral.embedded.reference.InvalidReferenceException;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.reference.ReferenceTable;
import io.umbral.embedded.reference.ReferenceTable.Row;
import io.umbral.embedded.synthetic.ScriptedFault.Kind;
import io.umbral.embedded.synthetic.ScriptedFault.Severity;
import io.umbral.model.Region;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What goes wrong, and when.
 *
 * @param faults in any order
 * @param repeats whether the script begins anew when its last fault has ended
 */
public record FaultScript(List<ScriptedFault> faults, boolean repeats) {

  /** Nothing ever goes wrong. */
  public static final FaultScript NONE = new FaultScript(List.of(), false);

  private static final List<String> HEADER =
      List.of(
          "name",
          "kind",
          "regions",
          "ranHosts",
          "fromSeconds",
          "toSeconds",
          "severity",
          "siteRatio",
          "mostSites");

  /** Largest severity of any kind; more is a slip of the pen. */
  private static final double LARGEST_SEVERITY = 86_400;

  /** Validates. */
  public FaultScript {
    faults = List.copyOf(faults);
  }

  /** When the last fault ends, milliseconds since the script began; 0 without faults. */
  public long lengthMillis() {
    return faults.stream().mapToLong(ScriptedFault::toMillis).max().orElse(0);
  }

  /** Whether a fault acts so many milliseconds after the script first began. */
  boolean isActive(ScriptedFault fault, long sinceStartMillis) {
    if (sinceStartMillis < 0) {
      return false;
    }
    long offset = repeats ? sinceStartMillis % lengthMillis() : sinceStartMillis;
    return offset >= fault.fromMillis() && offset < fault.toMillis();
  }

  /**
   * Reads a script that repeats.
   *
   * @param file a table such as {@code demo-faults.csv}
   * @param reference which regions, corridors and operators there are
   * @return the script, checked
   * @throws IOException when the file cannot be read
   * @throws InvalidReferenceException when something in it is wrong; names every fault of the file
   */
  public static FaultScript read(Path file, ReferenceData reference)
      throws IOException, InvalidReferenceException {
    List<Fault> wrong = new ArrayList<>();
    Set<String> regions = new HashSet<>();
    reference.regions().stream().map(Region::id).forEach(regions::add);
    reference.corridors().forEach(corridor -> regions.add(corridor.id()));
    Set<String> ranHosts = new HashSet<>();
    reference.operators().forEach(operator -> ranHosts.add(operator.ranHost()));
    List<ScriptedFault> faults = new ArrayList<>();
    for (Row row : ReferenceTable.read(file, HEADER, wrong)) {
      checkKnown(row, "regions", regions);
      checkKnown(row, "ranHosts", ranHosts);
      faultOf(row).ifPresent(faults::add);
    }
    if (!wrong.isEmpty()) {
      throw new InvalidReferenceException(wrong);
    }
    return new FaultScript(faults, true);
  }

  private static void checkKnown(Row row, String column, Set<String> known) {
    for (String name : row.listOrEverything(column)) {
      if (!known.contains(name)) {
        row.fault(column + " '" + name + "' should be in the reference data, or all of it '*'");
      }
    }
  }

  private static Optional<ScriptedFault> faultOf(Row row) {
    Optional<String> name = row.required("name");
    Optional<Kind> kind = row.oneOf("kind", Kind.class);
    OptionalLong from = row.count("fromSeconds");
    OptionalLong to = row.count("toSeconds");
    OptionalDouble siteRatio = row.number("siteRatio", 0, 1);
    OptionalDouble severity = kind.isEmpty() ? OptionalDouble.empty() : severityOf(row, kind.get());
    boolean isLimited = !row.text("mostSites").isEmpty();
    OptionalLong mostSites =
        isLimited ? row.count("mostSites") : OptionalLong.of(Integer.MAX_VALUE);
    if (name.isEmpty()
        || from.isEmpty()
        || to.isEmpty()
        || siteRatio.isEmpty()
        || severity.isEmpty()
        || mostSites.isEmpty()) {
      return Optional.empty();
    }
    if (to.getAsLong() <= from.getAsLong() || mostSites.getAsLong() < 1) {
      row.fault("toSeconds should be after fromSeconds, and mostSites 1 or more or empty");
      return Optional.empty();
    }
    return Optional.of(
        new ScriptedFault(
            name.get(),
            kind.get(),
            row.listOrEverything("regions"),
            row.listOrEverything("ranHosts"),
            from.getAsLong() * 1_000,
            to.getAsLong() * 1_000,
            severity.getAsDouble(),
            siteRatio.getAsDouble(),
            (int) Math.min(Integer.MAX_VALUE, mostSites.getAsLong())));
  }

  private static OptionalDouble severityOf(Row row, Kind kind) {
    if (kind.severity() != Severity.NONE) {
      return row.number("severity", kind.severity().least(), LARGEST_SEVERITY);
    }
    if (!row.text("severity").isEmpty()) {
      row.fault("severity '" + row.text("severity") + "' should be empty: " + kind + " has none");
    }
    return OptionalDouble.of(0);
  }
}
