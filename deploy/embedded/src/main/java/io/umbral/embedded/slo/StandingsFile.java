package io.umbral.embedded.slo;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.FieldReader;
import io.umbral.documents.Node;
import io.umbral.documents.YamlDocuments;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.slo.Standing.Burn;
import io.umbral.model.SeriesKey;
import io.umbral.model.WindowResult.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what a replay wrote of promises: lines of JSON, which is YAML. */
final class StandingsFile {

  private static final BigDecimal ANY = BigDecimal.TEN.pow(309);

  private static final Map<String, Verdict> VERDICTS =
      Map.of(
          "MET", Verdict.MET,
          "BREACHED", Verdict.BREACHED,
          "INSUFFICIENT", Verdict.INSUFFICIENT);

  private StandingsFile() {}

  /**
   * Reads a file, or the one in a folder.
   *
   * @throws UsageException where it is not there, or a line is none of ours
   */
  static Standings read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve(SloFiles.STATUS_FILE) : path;
    if (!Files.isRegularFile(file)) {
      throw new UsageException(
          file + " is no file; name the " + SloFiles.STATUS_FILE + " of a replay or its folder");
    }
    Standings standings = new Standings();
    int number = 0;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        standings.add(standing(line, file + ":" + number));
      }
    }
    return standings;
  }

  private static Standing standing(String line, String place) {
    Faults faults = new Faults();
    for (Node node : YamlDocuments.read(place, line, faults)) {
      Optional<Standing> standing =
          FieldReader.of(node, faults).flatMap(fields -> standing(fields, faults));
      if (standing.isPresent() && !faults.anyError()) {
        return standing.get();
      }
    }
    String why = faults.all().stream().map(Fault::line).findFirst().orElse(place);
    throw new UsageException("no line of a " + SloFiles.STATUS_FILE + ": " + why);
  }

  private static Optional<Standing> standing(FieldReader fields, Faults faults) {
    Optional<String> slo = fields.requiredText("slo");
    Optional<String> region = fields.requiredText("region");
    Optional<String> operator = fields.requiredText("operator");
    Optional<String> technology = fields.requiredText("technology");
    Optional<Instant> at = instant(fields, "at", faults);
    Optional<BigDecimal> target =
        fields.required("target")
            ? fields.decimal("target", BigDecimal.ZERO, BigDecimal.ONE)
            : Optional.empty();
    Optional<Verdict> verdict = fields.choice("verdict", VERDICTS);
    if (slo.isEmpty()
        || region.isEmpty()
        || operator.isEmpty()
        || technology.isEmpty()
        || at.isEmpty()
        || target.isEmpty()
        || verdict.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Standing(
            slo.get(),
            fields.text("objective"),
            new SeriesKey(region.get(), operator.get(), technology.get()),
            at.get(),
            fields.whole("revision", 0, Long.MAX_VALUE).orElse(0L),
            target.get().doubleValue(),
            number(fields, "attainment"),
            number(fields, "budgetLeft"),
            fastest(fields, faults),
            fields.has("exhaustion") ? instant(fields, "exhaustion", faults) : Optional.empty(),
            verdict.get()));
  }

  private static Optional<Burn> fastest(FieldReader fields, Faults faults) {
    return fields.items("burns").stream()
        .flatMap(node -> FieldReader.of(node, faults).stream())
        .flatMap(burn -> burn(burn).stream())
        .max(Comparator.comparingDouble(Burn::rate));
  }

  private static Optional<Burn> burn(FieldReader burn) {
    OptionalDouble rate = number(burn, "rate");
    Optional<Long> minutes = burn.whole("windowMinutes", 1, Integer.MAX_VALUE);
    return rate.isEmpty()
        ? Optional.empty()
        : minutes.map(window -> new Burn(rate.getAsDouble(), window.intValue()));
  }

  private static OptionalDouble number(FieldReader fields, String name) {
    Optional<BigDecimal> number = fields.decimal(name, ANY.negate(), ANY);
    return number.isPresent()
        ? OptionalDouble.of(number.get().doubleValue())
        : OptionalDouble.empty();
  }

  private static Optional<Instant> instant(FieldReader fields, String name, Faults faults) {
    Optional<String> text = fields.requiredText(name);
    try {
      return text.map(Instant::parse);
    } catch (DateTimeException e) {
      faults.error(fields.placeOf(name), "type", text.get(), "an instant belongs here");
      return Optional.empty();
    }
  }
}
