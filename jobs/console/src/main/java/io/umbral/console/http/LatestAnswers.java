package io.umbral.console.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Answers that many ask for when the history has grown: made once, and kept until it grows again.
 */
final class LatestAnswers {

  /** Different questions at one moment; of more, whichever was asked least lately is made again. */
  private static final int KEPT = 256;

  private final Map<String, byte[]> bodies =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
          return size() > KEPT;
        }
      };

  private long sequence;

  /**
   * The answer to a question.
   *
   * @param question whole address
   * @param now sequence of the history as the asker knows it
   * @param maker makes the answer
   */
  byte[] of(String question, long now, Supplier<byte[]> maker) {
    synchronized (bodies) {
      if (now > sequence) {
        bodies.clear();
        sequence = now;
      }
      byte[] known = now == sequence ? bodies.get(question) : null;
      if (known != null) {
        return known;
      }
    }
    byte[] made = maker.get();
    synchronized (bodies) {
      if (now == sequence) {
        bodies.put(question, made);
      }
    }
    return made;
  }
}
