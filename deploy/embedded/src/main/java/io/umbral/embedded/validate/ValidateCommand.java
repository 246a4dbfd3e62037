package io.umbral.embedded.validate;

import io.umbral.embedded.Umbral;
import io.umbral.embedded.UsageException;
import io.umbral.embedded.validate.Validation.Findings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code umbral validate}: what people write, judged. */
@Command(
    name = "validate",
    description = {
      "Checks SLOs (OpenSLO v1), counter mappings and indices (*.yaml), and tables of reference data",
      "(*.csv, inventory.avro).",
      "One line for each fault: file, line, path, code, what is wrong, what would be right."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:nothing is wrong, warnings aside", "1:something is", "2:bad usage"})
public final class ValidateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "a file, or a folder that is searched to its depth; what is named together may refer to each other")
  private List<Path> paths;

  @Option(names = "--lenient", description = "warn where the meaning is clear in spite of a fault")
  private boolean isLenient;

  @Override
  public Integer call() throws IOException {
    Validation validation = new Validation(isLenient);
    for (Path file : files()) {
      validation.file(file);
    }
    Findings findings = validation.end();
    PrintWriter out = spec.commandLine().getOut();
    findings.lines().forEach(out::println);
    out.println(
        findings.documents()
            + " documents: "
            + findings.errors()
            + " faults, "
            + findings.warnings()
            + " warnings");
    out.flush();
    return findings.errors() == 0 ? Umbral.GOOD : Umbral.CHECK_FAILED;
  }

  /** Each file once, whatever names it. */
  private Set<Path> files() throws IOException {
    Set<Path> files = new TreeSet<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new UsageException(path + " does not exist; name a file or a folder");
      }
      if (Files.isDirectory(path)) {
        files.addAll(DocumentFiles.below(path, Validation::isKnown));
      } else if (Validation.isKnown(path)) {
        files.add(path.normalize());
      } else {
        throw new UsageException(
            path
                + " is of no form that can be checked; name a .yaml file or a table of reference data");
      }
    }
    if (files.isEmpty()) {
      throw new UsageException(
          "nothing to check in " + paths + "; name a folder with .yaml files or reference data");
    }
    return files;
  }
}
