package io.umbral.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** A contract explains itself: every name has a doc, every number its unit. */
final class DocumentationTest {

  /** One of these words stands in the doc of every number. */
  private static final Pattern UNIT =
      Pattern.compile(
          "\\b(milliseconds|microseconds|bytes|kbit/s|dBm|ratio|number of|index|inhabitants"
              + "|offset|readings|cells|samples|probes|partition|unit that the field names"
              + "|ECI|NCI|points|place|rank|unit of the indicator)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Set<Schema.Type> NUMBERS =
      Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

  private static List<Schema> namedTypes() {
    List<Schema> found = new ArrayList<>();
    Contracts.current().values().forEach(schema -> found.addAll(Contracts.namedTypesOf(schema)));
    return found;
  }

  private static boolean isNumber(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream().anyMatch(DocumentationTest::isNumber)
        : NUMBERS.contains(schema.getType());
  }

  private static boolean isDistribution(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        && schema.getTypes().stream()
            .anyMatch(
                branch ->
                    branch.getType() == Schema.Type.RECORD
                        && Set.of("Samples", "Distribution").contains(branch.getName()));
  }

  @Test
  void everyRecordAndEnumHasADoc() {
    for (Schema type : namedTypes()) {
      assertTrue(type.getDoc() != null && !type.getDoc().isBlank(), type::getFullName);
    }
  }

  @Test
  void everyFieldHasADocThatEndsAsASentence() {
    for (Schema type : namedTypes()) {
      if (type.getType() == Schema.Type.RECORD) {
        for (Schema.Field field : type.getFields()) {
          String name = type.getName() + "." + field.name();
          assertTrue(field.doc() != null && field.doc().endsWith("."), name);
        }
      }
    }
  }

  @Test
  void theDocOfEveryNumberNamesItsUnit() {
    int numbers = 0;
    for (Schema type : namedTypes()) {
      if (type.getType() == Schema.Type.RECORD) {
        for (Schema.Field field : type.getFields()) {
          if (isNumber(field.schema()) || isDistribution(field.schema())) {
            numbers++;
            String name = type.getName() + "." + field.name();
            assertTrue(UNIT.matcher(field.doc()).find(), name + ": " + field.doc());
          }
        }
      }
    }
    assertTrue(numbers > 50, "only " + numbers + " numbers were found");
  }

  @Test
  void aUnitInANameIsTheUnitOfItsDoc() {
    List<List<String>> units =
        List.of(
            List.of("Millis", "milliseconds"),
            List.of("Micros", "microseconds"),
            List.of("Kbps", "kbit/s"),
            List.of("Dbm", "dBm"),
            List.of("Bytes", "bytes"));
    for (Schema type : namedTypes()) {
      if (type.getType() == Schema.Type.RECORD) {
        for (Schema.Field field : type.getFields()) {
          for (List<String> unit : units) {
            if (field.name().endsWith(unit.get(0))) {
              assertTrue(
                  field.doc().contains(unit.get(1)),
                  type.getName() + "." + field.name() + ": " + field.doc());
            }
          }
        }
      }
    }
  }

  @Test
  void theDocOfACauseExplainsEverySymbol() {
    Schema causes = Contracts.current().get("rejected").getField("cause").schema();
    for (String symbol : causes.getEnumSymbols()) {
      assertTrue(causes.getDoc().contains(symbol + ": "), symbol);
    }
  }

  @Test
  void aDocWithoutAUnitIsNoticed() {
    assertFalse(UNIT.matcher("How long it took.").find());
    assertFalse(UNIT.matcher("Length of the period in a decelerated way.").find());
    assertTrue(UNIT.matcher("Length of the period in milliseconds.").find());
  }

  @Test
  void namesAreWrittenAsTheyAreInJava() {
    for (Schema type : namedTypes()) {
      assertEquals("io.umbral.schemas", type.getNamespace(), type::getName);
      if (type.getType() == Schema.Type.ENUM) {
        type.getEnumSymbols()
            .forEach(symbol -> assertEquals(symbol.toUpperCase(Locale.ROOT), symbol));
      } else {
        type.getFields()
            .forEach(field -> assertTrue(field.name().matches("[a-z][a-zA-Z]*"), field::name));
      }
    }
  }
}
