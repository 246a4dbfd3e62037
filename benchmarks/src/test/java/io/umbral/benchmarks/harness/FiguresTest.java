package io.umbral.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

final class FiguresTest {

  @Test
  void figuresAreReadAsTheyWereWritten() {
    Figures figures = new Figures().put("received", 42).put("lag", -1);
    assertEquals(figures.asMap(), Figures.parse(figures.toString()).asMap());
  }

  @Test
  void whatIsNotThereIsAFaultAndNotNothing() {
    assertThrows(IllegalStateException.class, () -> Figures.parse("a=1").get("b"));
  }

  @Test
  void anythingElseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Figures.parse("a=1 b"));
    assertThrows(IllegalArgumentException.class, () -> Figures.parse("a=x"));
  }
}
