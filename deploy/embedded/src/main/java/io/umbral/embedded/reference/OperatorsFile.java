package io.umbral.embedded.reference;

import io.umbral.embedded.reference.ReferenceTable.Row;
import io.umbral.model.CellKey;
import io.umbral.model.SeriesKey;
import io.umbral.model.Technology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the operators. */
final class OperatorsFile {

  private static final List<String> HEADER =
      List.of("ranHost", "name", "plmns", "technologies", "linesRatio", "basis", "source");

  /** How far the sum of decimal shares may be from 1 for the reason of binary fractions. */
  private static final double ROUNDING = 1e-9;

  private OperatorsFile() {}

  static List<Operator> read(Path file, List<Fault> faults) throws IOException {
    List<Operator> operators = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of(SeriesKey.ALL));
    for (Row row : ReferenceTable.read(file, HEADER, faults)) {
      operatorOf(row, taken).ifPresent(operators::add);
    }
    double sum = operators.stream().mapToDouble(Operator::linesRatio).sum();
    if (Math.abs(sum - 1) > ROUNDING && faults.isEmpty()) {
      faults.add(new Fault(file, 0, "linesRatio sums to " + sum + " and should to 1"));
    }
    return operators;
  }

  private static Optional<Operator> operatorOf(Row row, Set<String> taken) {
    Optional<String> ranHost = row.required("ranHost");
    Optional<String> name = row.required("name");
    List<String> plmns = plmnsOf(row, taken);
    List<Technology> technologies = row.listOf("technologies", Technology.class);
    OptionalDouble linesRatio = row.number("linesRatio", 0, 1);
    Optional<Basis> basis = row.oneOf("basis", Basis.class);
    Optional<String> source = row.required("source");
    if (ranHost.isPresent() && !taken.add(ranHost.get())) {
      row.fault("ranHost '" + ranHost.get() + "' is taken and should be another");
    }
    if (ranHost.isEmpty()
        || name.isEmpty()
        || linesRatio.isEmpty()
        || basis.isEmpty()
        || source.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Operator(
            ranHost.get(),
            name.get(),
            plmns,
            technologies,
            linesRatio.getAsDouble(),
            basis.get(),
            source.get()));
  }

  private static List<String> plmnsOf(Row row, Set<String> taken) {
    List<String> plmns = new ArrayList<>();
    for (String plmn : row.list("plmns")) {
      if (!CellKey.isPlmn(plmn)) {
        row.fault("plmn '" + plmn + "' should be 5 or 6 digits, for example 334020");
      } else if (!taken.add(plmn)) {
        row.fault("plmn '" + plmn + "' is another operator's and should be this one's own");
      } else {
        plmns.add(plmn);
      }
    }
    return plmns;
  }
}
