package io.umbral.console;

import io.umbral.console.history.AlarmCounts;
import io.umbral.console.history.WindowQueries.Family;
import io.umbral.console.kafka.FeedState;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is known at a moment, the same for everybody who asks.
 *
 * @param atMillis when it was looked at, milliseconds since the epoch
 * @param sequence grows whenever the history grew
 * @param families windows by their length, shortest first
 * @param alarmSequence grows whenever something was said of alarms
 * @param alarms how many alarms last
 * @param feed how the reading of the topics goes
 */
public record Now(
    long atMillis,
    long sequence,
    List<Family> families,
    long alarmSequence,
    AlarmCounts alarms,
    FeedState feed) {

  /** Keeps its own list. */
  public Now {
    families = List.copyOf(families);
  }

  /** The family of a length. */
  public java.util.Optional<Family> family(int windowMillis) {
    return families.stream().filter(family -> family.windowMillis() == windowMillis).findFirst();
  }

  /**
   * End of the newest window, milliseconds since the epoch: of what time the newest data speaks.
   */
  public OptionalLong dataMillis() {
    return families.stream()
        .mapToLong(family -> family.newestStartMillis() + family.windowMillis())
        .max();
  }
}
