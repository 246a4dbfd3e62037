package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MatcherTest {

  private static final Map<String, String> LABELS =
      Map.of("alertname", "loss", "region", "19", "cell", "a|b");

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "alertname=\"loss\",true",
        "alertname=loss,true",
        "alertname != \"loss\",false",
        "alertname=~\"loss|latency\",true",
        "alertname=~\"^(?:loss|latency)$\",true",
        "alertname=~\"latency\",false",
        "alertname!~\"latency\",true",
        "alertname=~\".+\",true",
        "site=~\".+\",false",
        "site=~\".*\",true",
        "site=\"\",true",
        "cell=\"a|b\",true",
        "cell=~\"a\\\\|b\",true",
        "cell=~\"a|b\",false"
      })
  void labelsMeetConditionsAsAlertmanagerHasThem(String condition, boolean isMet) {
    assertEquals(isMet, Matcher.of(condition).matches(LABELS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"loss", "=\"x\"", "a-b=\"c\"", "a=~\"(x+)+y\"", "a=~\"[ab]\"", "a=~\"x.*\""})
  void whatWouldHaveToBeRunAsAPatternIsRefused(String condition) {
    assertThrows(Problem.class, () -> Matcher.of(condition));
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() {
    for (Set<String> values : java.util.List.of(Set.of("a.b", "c|d"), Set.of("x", "(y)", "z\\"))) {
      assertEquals(values, Matcher.of("a", Matcher.written(values), true, true).values());
    }
    assertEquals("a.b", Matcher.written(Set.of("a.b")));
  }
}
