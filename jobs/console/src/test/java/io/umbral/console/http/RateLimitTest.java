package io.umbral.console.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RateLimitTest {

  private final AtomicLong nanos = new AtomicLong();
  private final RateLimit limit = new RateLimit(10, nanos::get);

  private int allowed(String client) {
    int allowed = 0;
    while (limit.allows(client)) {
      allowed++;
    }
    return allowed;
  }

  @Test
  void aClientHasTwoSecondsAtOnceAndThenSoManyASecond() {
    assertEquals(20, allowed("a"));
    nanos.addAndGet(500_000_000);
    assertEquals(5, allowed("a"));
    nanos.addAndGet(3_600_000_000_000L);
    assertEquals(20, allowed("a"));
  }

  @Test
  void oneClientTakesNothingFromAnother() {
    allowed("a");
    assertTrue(limit.allows("b"));
  }
}
