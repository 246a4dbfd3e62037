package io.umbral.console.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** So many requests a second of each client, and twice that at once. */
final class RateLimit {

  /** Clients that are remembered; of more, whoever was silent longest begins anew. */
  private static final int REMEMBERED = 10_000;

  private static final double NANOS_PER_SECOND = 1e9;

  private static final class Bucket {
    private double tokens;
    private long filledNanos;
  }

  private final int perSecond;
  private final LongSupplier nanoClock;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > REMEMBERED;
        }
      };

  RateLimit(int perSecond, LongSupplier nanoClock) {
    this.perSecond = perSecond;
    this.nanoClock = nanoClock;
  }

  /** Whether a client may ask once more now. */
  synchronized boolean allows(String client) {
    long now = nanoClock.getAsLong();
    Bucket bucket = buckets.get(client);
    if (bucket == null) {
      bucket = new Bucket();
      bucket.tokens = 2.0 * perSecond;
      bucket.filledNanos = now;
      buckets.put(client, bucket);
    }
    double come = (now - bucket.filledNanos) / NANOS_PER_SECOND * perSecond;
    bucket.tokens = Math.min(2.0 * perSecond, bucket.tokens + come);
    bucket.filledNanos = now;
    if (bucket.tokens < 1) {
      return false;
    }
    bucket.tokens--;
    return true;
  }
}
