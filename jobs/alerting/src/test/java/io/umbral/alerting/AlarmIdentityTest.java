package io.umbral.alerting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What names an alarm, and what does not. */
final class AlarmIdentityTest {

  private static final List<Dimension> SITE = List.of(Dimension.SITE, Dimension.OPERATOR);

  private static Subject site(String name, String region, String operator) {
    return new Subject(
        List.of(region, "MX"), operator, "ALL", Optional.of(name), Optional.empty(), Map.of());
  }

  private static String of(String rule, Subject subject) {
    return AlarmIdentity.fingerprint(rule, Signal.BREACH, SITE, subject);
  }

  @Test
  void theNameIsTheSameInEveryReplay() {
    // Changes only with the contract: consumers keep alarms under this name.
    assertEquals("2ca9c1a489040823", of("loss", site("s1", "19039", "ATT")));
    assertEquals("abc-3", AlarmIdentity.alertId("abc", 3));
  }

  @Test
  void aDimensionThatIsNoIdentityDoesNotChangeTheName() {
    assertEquals(of("loss", site("s1", "19039", "ATT")), of("loss", site("s1", "19001", "ATT")));
  }

  @Test
  void ruleSignalAndIdentityDimensionsTellAlarmsApart() {
    Subject subject = site("s1", "19039", "ATT");
    assertNotEquals(of("loss", subject), of("rtt", subject));
    assertNotEquals(of("loss", subject), of("loss", site("s2", "19039", "ATT")));
    assertNotEquals(of("loss", subject), of("loss", site("s1", "19039", "ALTAN")));
    assertNotEquals(
        of("loss", subject), AlarmIdentity.fingerprint("loss", Signal.KPI_SILENT, SITE, subject));
  }

  @Test
  void partsDoNotRunTogether() {
    assertNotEquals(of("loss", site("ab", "r", "c")), of("loss", site("a", "r", "bc")));
  }
}
