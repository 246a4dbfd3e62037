package io.umbral.embedded;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Imports point down only, and each room keeps to what it may know. */
final class ArchitectureTest {

  /** Rooms that compute and do nothing else. */
  private static final String[] PURE = {
    "io.umbral.model..",
    "io.umbral.documents..",
    "io.umbral.ingest..",
    "io.umbral.sla..",
    "io.umbral.alerting..",
    "io.umbral.readiness.."
  };

  /** What each room may import besides itself. */
  private static final Map<String, List<String>> MAY_IMPORT =
      Map.of(
          "model", List.of("java.."),
          "documents", List.of("java..", "org.snakeyaml.engine.."),
          "ingest",
              List.of(
                  "java..",
                  "javax.xml..",
                  "com.fasterxml.aalto..",
                  "com.fasterxml.jackson.core..",
                  "org.codehaus.stax2..",
                  "org.apache.commons.compress..",
                  "io.umbral.model..",
                  "io.umbral.documents.."),
          "sla", List.of("java..", "io.umbral.model..", "io.umbral.documents.."),
          "alerting",
              List.of("java..", "io.umbral.model..", "io.umbral.documents..", "io.umbral.sla.."),
          "readiness",
              List.of(
                  "java..",
                  "org.hipparchus..",
                  "org.apache.commons.rng..",
                  "io.umbral.model..",
                  "io.umbral.documents..",
                  "io.umbral.sla.."),
          "delivery",
              List.of(
                  "java..",
                  "javax.crypto..",
                  "com.fasterxml.jackson.core..",
                  "org.slf4j..",
                  "org.apache.kafka..",
                  "io.umbral.model..",
                  "io.umbral.documents..",
                  "io.umbral.alerting..",
                  "io.umbral.wire.."),
          "schemas", List.of("java..", "org.apache.avro.."),
          "wire",
              List.of(
                  "java..",
                  "org.apache.avro..",
                  "io.umbral.model..",
                  "io.umbral.sla..",
                  "io.umbral.alerting..",
                  "io.umbral.readiness..",
                  "io.umbral.schemas.."));

  private static JavaClasses project;

  @BeforeAll
  static void readTheProject() {
    project =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.umbral");
  }

  @Test
  void theProjectIsSeen() {
    assertTrue(project.contain(Umbral.class), "the rules below judge nothing");
    assertTrue(
        project.containPackage("io.umbral.schemas"), "the modules are not on the class path");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rooms")
  void aRoomImportsWhatItMayKnow(String room) {
    String[] allowed =
        Stream.concat(Stream.of("io.umbral." + room + ".."), MAY_IMPORT.get(room).stream())
            .toArray(String[]::new);
    check(
        classes()
            .that()
            .resideInAPackage("io.umbral." + room + "..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(allowed)),
        "imports point down only");
  }

  static Stream<String> rooms() {
    return MAY_IMPORT.keySet().stream().sorted();
  }

  @Test
  void thePipelineKnowsNeitherItsHostsNorTheFrontDoor() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.umbral.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.umbral.ingest..",
                "io.umbral.console..",
                "io.umbral.embedded..",
                "io.umbral.benchmarks.."),
        "a job runs in any host, on whatever brought the reports");
  }

  @Test
  void theConsoleReadsResultsAndNothingElse() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.umbral.console..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.umbral.pipeline..", "io.umbral.ingest..", "org.apache.flink.."),
        "a console needs topics, and no job");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.umbral.console.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet.."),
        "HTTP is one package's affair");
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.umbral.console.history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.duckdb..", "java.sql.."),
        "the database is one package's affair");
  }

  @Test
  void nothingKnowsItsHost() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.umbral.embedded..", "io.umbral.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.umbral.embedded..", "io.umbral.benchmarks.."),
        "hosts compose; nothing looks up to them");
  }

  @Test
  void flinkLivesInThePipelineAndItsHosts() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.umbral.pipeline..", "io.umbral.embedded..", "io.umbral.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.flink..", "org.rocksdb.."),
        "rules must run without a cluster");
  }

  @Test
  void kafkaLivesInOnePackageOfThePipelineTheConsoleAndDeliveryAndInTheHosts() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.umbral.pipeline.kafka..",
                "io.umbral.console.kafka..",
                "io.umbral.delivery.kafka..",
                "io.umbral.embedded..",
                "io.umbral.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.apache.kafka..", "kafka..", "org.apache.flink.connector.kafka.."),
        "a topology receives its sources and sinks");
  }

  @Test
  void pureRoomsDoNoInputOrOutput() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat(
                resideInAnyPackage(
                        "java.util.logging..", "org.slf4j..", "java.net..", "java.nio.channels..")
                    .or(assignableTo(File.class))
                    .or(type(Files.class))),
        "what they are given is all they see, what they return is all they do");
    check(
        noClasses().that().resideInAnyPackage(PURE).should(ACCESS_STANDARD_STREAMS),
        "a result is returned, not printed");
  }

  @Test
  void pureRoomsAskNoClock() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Instant.class, "now"),
        "time is event time; a clock is a parameter, never a call");
  }

  @Test
  void pureRoomsHoldNoStaticMutableState() {
    check(
        fields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(PURE)
            .and()
            .areStatic()
            .should()
            .beFinal(),
        "the same input gives the same output");
  }

  private static void check(ArchRule rule, String reason) {
    // Rooms that are not built yet break no rule.
    rule.because(reason).allowEmptyShould(true).check(project);
  }
}
