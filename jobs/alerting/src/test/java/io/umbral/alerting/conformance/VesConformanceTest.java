package io.umbral.alerting.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.umbral.alerting.ves.VesRules;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Which VES events of alarms are valid. */
@Tag("conformance")
final class VesConformanceTest {

  @TestFactory
  List<DynamicTest> onlyValidEventsAreTaken() throws IOException {
    return Vectors.in("alerting/ves-cases").stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.name(),
                    () -> {
                      Map<?, ?> event =
                          new ObjectMapper().convertValue(one.json().get("event"), Map.class);
                      List<String> faults = VesRules.faultsOf(event);
                      assertEquals(
                          one.json().get("valid").asBoolean(), faults.isEmpty(), faults::toString);
                    }))
        .toList();
  }
}
