package io.umbral.embedded.validate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.umbral.embedded.Commands;
import io.umbral.embedded.Commands.Outcome;
import io.umbral.embedded.Umbral;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ValidateCommandTest {

  private static final String SERVICE =
      """
      apiVersion: openslo/v1
      kind: Service
      metadata:
        name: ran
      spec:
        description: The radio access network.
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static List<String> lines(Outcome outcome) {
    return outcome.out().lines().toList();
  }

  @Test
  void whatIsRightIsGoodAndCounted() throws IOException {
    Path file = write("service.yaml", SERVICE);
    Outcome outcome = Commands.run("validate", file.toString());
    assertEquals(Umbral.GOOD, outcome.exitCode());
    assertEquals(List.of("1 documents: 0 faults, 0 warnings"), lines(outcome));
  }

  @Test
  void aFaultIsOneLineWithItsPlaceAndFailsTheCheck() throws IOException {
    Path file = write("service.yaml", SERVICE.replace("description", "markdown"));
    Outcome outcome = Commands.run("validate", file.toString());
    assertEquals(Umbral.CHECK_FAILED, outcome.exitCode());
    assertEquals(2, lines(outcome).size(), outcome::out);
    assertTrue(
        lines(outcome).get(0).startsWith(file + ":6: spec.markdown: unknown_field: "),
        outcome::out);
    assertEquals("1 documents: 1 faults, 0 warnings", lines(outcome).get(1));
  }

  @Test
  void whatCanBeForgivenIsAWarningWhenLenient() throws IOException {
    Path file = write("service.yaml", SERVICE.replace("description", "markdown"));
    Outcome outcome = Commands.run("validate", "--lenient", file.toString());
    assertEquals(Umbral.GOOD, outcome.exitCode());
    assertTrue(lines(outcome).get(0).contains("spec.markdown: warning unknown_field: "));
    assertEquals("1 documents: 0 faults, 1 warnings", lines(outcome).get(1));
  }

  @Test
  void aFolderIsSearchedToItsDepthAndFaultsStandInTheOrderOfFiles() throws IOException {
    write("b/second.yml", SERVICE.replace("ran", "RAN"));
    write("a/deep/first.yaml", SERVICE.replace("kind: Service", "kind: Servant"));
    write("a/notes.txt", "not looked at");
    Outcome outcome = Commands.run("validate", folder.toString());
    assertEquals(Umbral.CHECK_FAILED, outcome.exitCode());
    assertTrue(lines(outcome).get(0).contains("first.yaml:2: kind: unsupported_kind: "));
    assertTrue(lines(outcome).get(1).contains("second.yml:4: metadata.name: string_dns_label: "));
    assertEquals("2 documents: 2 faults, 0 warnings", lines(outcome).get(2));
  }

  @Test
  void objectsOfSeveralFilesReferToEachOther() throws IOException {
    String policy =
        """
        apiVersion: openslo/v1
        kind: AlertPolicy
        metadata:
          name: fast
        spec:
          conditions: [{conditionRef: burns}]
          notificationTargets: [{targetRef: noc}]
        """;
    String target =
        """
        apiVersion: openslo/v1
        kind: AlertNotificationTarget
        metadata: {name: noc}
        spec: {target: email}
        """;
    String condition =
        """
        apiVersion: openslo/v1
        kind: AlertCondition
        metadata: {name: burns}
        spec:
          severity: page
          condition: {kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h}
        """;
    write("policy.yaml", policy + "---\n" + target);
    Outcome alone = Commands.run("validate", folder.resolve("policy.yaml").toString());
    assertEquals(Umbral.CHECK_FAILED, alone.exitCode());
    assertTrue(
        lines(alone)
            .get(0)
            .contains("policy.yaml:6: spec.conditions[0].conditionRef: unresolved_reference: "),
        alone::out);
    write("z/condition.yaml", condition);
    assertEquals(Umbral.GOOD, Commands.run("validate", folder.toString()).exitCode());
  }

  @Test
  void tablesOfReferenceDataAreJudgedTogether() throws IOException {
    write(
        "net/regions.csv",
        "region,name,level,parent,population\nMX,Mexico,COUNTRY,,\n09,City,STATE,XX,\n");
    Outcome outcome = Commands.run("validate", folder.toString());
    assertEquals(Umbral.CHECK_FAILED, outcome.exitCode());
    assertTrue(lines(outcome).get(0).contains("regions.csv:3: parent 'XX'"), outcome::out);
    assertEquals("1 documents: 1 faults, 0 warnings", lines(outcome).get(1));
  }

  @Test
  void tablesWithoutRegionsAreAFault() throws IOException {
    Path file = write("net/corridors.csv", "id,name,grade,source,municipalities\n");
    Outcome outcome = Commands.run("validate", file.toString());
    assertEquals(Umbral.CHECK_FAILED, outcome.exitCode());
    assertTrue(lines(outcome).get(0).contains("regions.csv: is missing"), outcome::out);
  }

  @Test
  void theReferenceDataThatShipsIsRight() {
    Outcome outcome = Commands.run("validate", "../reference");
    assertEquals(Umbral.GOOD, outcome.exitCode(), outcome::out);
  }

  @Test
  void definitionsOfIndicesAreJudged() throws IOException {
    String shipped = Files.readString(Path.of("../reference/methods/iqb-2025.yaml"));
    Path file = write("index.yaml", shipped.replace("aggregation: arithmetic", "aggregation: odd"));
    Outcome outcome = Commands.run("validate", file.toString());
    assertEquals(Umbral.CHECK_FAILED, outcome.exitCode(), outcome::out);
    assertTrue(lines(outcome).get(0).contains("index.yaml:8: aggregation: "), outcome::out);
  }

  @Test
  void aDocumentOfNoKnownKindIsAFault() throws IOException {
    Path file = write("a.yaml", "apiVersion: v1\nkind: Pod\n---\nname: x\n---\n- 7\n");
    Outcome outcome = Commands.run("validate", file.toString());
    assertEquals(Umbral.CHECK_FAILED, outcome.exitCode());
    assertTrue(lines(outcome).get(0).contains(":1: apiVersion: unsupported_version: "));
    assertTrue(
        lines(outcome).get(1).contains(":4: apiVersion: unsupported_version: "), outcome::out);
    assertTrue(lines(outcome).get(2).contains(":6: [0]: type: "), outcome::out);
  }

  @Test
  void aFileThatIsNoTextIsAFault() throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.write(file, "name: ñ".getBytes(StandardCharsets.ISO_8859_1));
    Outcome outcome = Commands.run("validate", file.toString());
    assertEquals(Umbral.CHECK_FAILED, outcome.exitCode());
    assertTrue(lines(outcome).get(0).contains(":1: (document): encoding: "), outcome::out);
  }

  @Test
  void whatIsNotThereOrCannotBeCheckedIsBadUsage() throws IOException {
    assertEquals(Umbral.BAD_USAGE, Commands.run("validate").exitCode());
    Outcome missing = Commands.run("validate", folder.resolve("nothing").toString());
    assertEquals(Umbral.BAD_USAGE, missing.exitCode());
    assertTrue(missing.err().contains("does not exist"), missing::err);
    Path text = write("notes.txt", "");
    assertEquals(Umbral.BAD_USAGE, Commands.run("validate", text.toString()).exitCode());
    assertEquals(Umbral.BAD_USAGE, Commands.run("validate", folder.toString()).exitCode());
  }
}
