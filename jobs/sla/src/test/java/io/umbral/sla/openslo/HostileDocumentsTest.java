package io.umbral.sla.openslo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.documents.Fault;
import io.umbral.sla.openslo.Texts.Read;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No document makes reading throw, run long or say a fault without its place. */
final class HostileDocumentsTest {

  private static final int MUTANTS = 20_000;

  private static final List<String> FRAGMENTS =
      List.of(
          "null",
          "[]",
          "{}",
          "''",
          "~",
          "- a",
          "? x",
          "!!binary aGk=",
          "!!java.net.URL [x]",
          "&a x",
          "*a",
          "1e999",
          "-.inf",
          ".nan",
          "0x1F",
          "2026-01-01 00:00:00",
          "1e-400",
          "\"\\0\"",
          "99999999999999999999d",
          "\u0000",
          "\ud83d",
          "|",
          "---",
          "...",
          "%YAML 1.1",
          "<<: *a",
          "p99.99999999",
          "PT1H",
          "Each",
          "1e18",
          "0.00000000000000000001");

  @Test
  void mutatedDocumentsNeverEscapeAsAnException() {
    long seed = Long.getLong("umbral.tests.seed", 0);
    System.out.println("seed of mutated documents: " + seed);
    Random random = new Random(seed);
    List<String> originals =
        List.of(
            Texts.RATIO,
            Texts.THRESHOLD,
            Texts.POLICY,
            Texts.RATIO + "  alertPolicies:\n    - alertPolicyRef: fast\n---\n" + Texts.POLICY);
    int refused = 0;
    for (int i = 0; i < MUTANTS; i++) {
      String text = mutant(originals.get(random.nextInt(originals.size())), random);
      Mode mode = random.nextBoolean() ? Mode.STRICT : Mode.LENIENT;
      Read read = assertDoesNotThrow(() -> judged(mode, text), () -> "seed " + seed + "\n" + text);
      refused += read.errors().isEmpty() ? 0 : 1;
      for (Fault fault : read.faults().all()) {
        assertTrue(fault.line().matches("a\\.yaml:\\d+: .+: [a-z_ ]+: .+; .+"), fault::line);
      }
    }
    assertTrue(refused > MUTANTS / 2, "most mutants are faulty, not " + refused);
  }

  private static Read judged(Mode mode, String text) {
    Read read = Texts.read(mode, text);
    read.documents().definitions();
    return read;
  }

  private static String mutant(String text, Random random) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes && lines.size() > 1; i++) {
      int at = random.nextInt(lines.size());
      String line = lines.get(at);
      String fragment = FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
      switch (random.nextInt(7)) {
        case 0 -> lines.remove(at);
        case 1 -> lines.add(at, line);
        case 2 -> lines.set(at, line.substring(0, random.nextInt(line.length() + 1)));
        case 3 -> lines.set(at, line.replaceFirst(":.*", ": " + fragment.replace("\\", "\\\\")));
        case 4 -> Collections.swap(lines, at, random.nextInt(lines.size()));
        case 5 -> lines.set(at, "  ".repeat(random.nextInt(6)) + line.strip());
        default -> lines.set(at, damaged(line, random));
      }
    }
    return String.join("\n", lines) + "\n";
  }

  private static String damaged(String line, Random random) {
    if (line.isEmpty()) {
      return line;
    }
    char[] characters = line.toCharArray();
    characters[random.nextInt(characters.length)] = (char) random.nextInt(256);
    return new String(characters);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: !!java.net.URLClassLoader [x]",
        "a: !secret x",
        "a: 1\na: 2",
        "a: *b",
        "a: &a [*a]",
        "a: [",
        "\t",
      })
  void whatIsNoPlainYamlIsRefused(String text) {
    assertFalse(Texts.read(Mode.LENIENT, text).errors().isEmpty());
  }

  @Test
  void expandingAliasesNestingAndGiantScalarsAreRefusedInLittleTime() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append("*a%d, ".formatted(i - 1).repeat(9)).append("*a%d]%n".formatted(i - 1));
    }
    for (String text :
        List.of(
            laughs.toString(),
            "[".repeat(100_000),
            "a: {".repeat(100_000),
            "- ".repeat(100_000),
            "a: " + "x".repeat(5 << 20))) {
      Read read =
          assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Texts.read(Mode.STRICT, text));
      assertFalse(read.errors().isEmpty());
    }
  }

  @Test
  void aLongDottedKeyCostsLittle() {
    String key = "a.".repeat(200_000) + "a/b";
    String text =
        Texts.RATIO.replace("displayName: Coverage", "annotations: {? '" + key + "' : x}");
    Read read =
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Texts.read(Mode.STRICT, text));
    assertFalse(read.errors().isEmpty());
  }
}
