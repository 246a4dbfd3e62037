package io.umbral.embedded.alarms;

import io.umbral.alerting.rule.AlertRule;
import io.umbral.alerting.rule.AlertRuleReader;
import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.embedded.UsageException;
import io.umbral.wire.AlertRuleCodec.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules in files: YAML, one or more in a file. */
public final class RuleFiles {

  private static final Pattern BETWEEN_DOCUMENTS = Pattern.compile("(?m)^---[ \\t]*$");

  private RuleFiles() {}

  /**
   * Reads all rules of a file or of a folder.
   *
   * @param path a file, or a folder whose {@code .yaml} files are read
   * @return rules with their documents, by file name and place
   * @throws UsageException where something is wrong; names every fault
   */
  public static List<Written> read(Path path) throws IOException {
    if (!Files.exists(path)) {
      throw new UsageException("rules " + path + " should be a file or folder that is there");
    }
    Faults faults = new Faults();
    List<Written> rules = new ArrayList<>();
    for (Path file : filesOf(path)) {
      String text = Files.readString(file);
      AlertRuleReader.read(file.toString(), text, faults);
      rules.addAll(written(file, text));
    }
    if (faults.anyError()) {
      List<String> lines = faults.all().stream().map(Fault::line).toList();
      throw new UsageException(
          "the rules are not right:" + System.lineSeparator() + String.join("\n", lines));
    }
    requireOneOfEach(rules);
    return rules;
  }

  private static List<Path> filesOf(Path path) throws IOException {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().matches(".*\\.ya?ml")).sorted().toList();
    }
  }

  /** A rule travels as its own document, without the others of its file. */
  private static List<Written> written(Path file, String text) {
    List<Written> rules = new ArrayList<>();
    for (String document : BETWEEN_DOCUMENTS.splitAsStream(text).toList()) {
      for (AlertRule rule : AlertRuleReader.read(file.toString(), document, new Faults())) {
        rules.add(new Written(rule, document.strip() + "\n"));
      }
    }
    return rules;
  }

  private static void requireOneOfEach(List<Written> rules) {
    Set<String> names = new HashSet<>();
    for (Written written : rules) {
      AlertRule.Head head = written.rule().head();
      if (!names.add(head.id() + " version " + head.version())) {
        throw new UsageException(
            "rule " + head.id() + " version " + head.version() + " should be there once");
      }
    }
  }
}
