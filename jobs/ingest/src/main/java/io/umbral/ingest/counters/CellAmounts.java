package io.umbral.ingest.counters;

import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.Ratio;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The amounts of one cell in one period, and the fields of a reading that they make together. */
final class CellAmounts {

  private final int periodMillis;
  private final Map<CounterField, Long> amounts = new EnumMap<>(CounterField.class);
  private final List<String> faults = new ArrayList<>();

  CellAmounts(int periodMillis) {
    this.periodMillis = periodMillis;
  }

  /** Sets an amount in the base unit of its field; a negative one is a fault. */
  void set(CounterField field, OptionalLong amount) {
    if (amount.isEmpty()) {
      return;
    }
    if (amount.getAsLong() < 0) {
      faults.add(field.label() + " is " + amount.getAsLong() + ", should be 0 or more");
      return;
    }
    amounts.put(field, amount.getAsLong());
  }

  /** What does not fit together, and what would be right. */
  List<String> faults() {
    return faults;
  }

  /**
   * Sets the fields whose amounts are all there and fit together.
   *
   * @return whether any was set
   */
  boolean fill(CellReading reading) {
    Optional<Volume> downlink =
        volume(CounterField.DOWNLINK_VOLUME, CounterField.DOWNLINK_ACTIVE_TIME);
    Optional<Volume> uplink = volume(CounterField.UPLINK_VOLUME, CounterField.UPLINK_ACTIVE_TIME);
    Optional<Ratio> rrc = ratio(CounterField.RRC_SUCCESSES, CounterField.RRC_ATTEMPTS);
    Optional<Ratio> signalling =
        ratio(CounterField.SIGNALLING_SUCCESSES, CounterField.SIGNALLING_ATTEMPTS);
    Optional<Ratio> bearer = ratio(CounterField.BEARER_SUCCESSES, CounterField.BEARER_ATTEMPTS);
    OptionalLong unavailable = unavailableMillis();
    downlink.ifPresent(reading::withDownlink);
    uplink.ifPresent(reading::withUplink);
    rrc.ifPresent(reading::withRrcSetup);
    signalling.ifPresent(reading::withSignallingSetup);
    bearer.ifPresent(reading::withBearerSetup);
    unavailable.ifPresent(reading::withUnavailableMillis);
    return downlink.isPresent()
        || uplink.isPresent()
        || rrc.isPresent()
        || signalling.isPresent()
        || bearer.isPresent()
        || unavailable.isPresent();
  }

  private Optional<Volume> volume(CounterField bytes, CounterField activeMillis) {
    return has(bytes) && has(activeMillis)
        ? Optional.of(new Volume(amounts.get(bytes), amounts.get(activeMillis)))
        : Optional.empty();
  }

  private Optional<Ratio> ratio(CounterField part, CounterField whole) {
    if (!has(part) || !has(whole)) {
      return Optional.empty();
    }
    if (amounts.get(part) > amounts.get(whole)) {
      faults.add(
          part.label()
              + " is "
              + amounts.get(part)
              + ", should be at most "
              + whole.label()
              + ", which is "
              + amounts.get(whole));
      return Optional.empty();
    }
    return Optional.of(new Ratio(amounts.get(part), amounts.get(whole)));
  }

  private OptionalLong unavailableMillis() {
    if (!has(CounterField.UNAVAILABLE_TIME)) {
      return OptionalLong.empty();
    }
    long millis = amounts.get(CounterField.UNAVAILABLE_TIME);
    if (millis > periodMillis) {
      faults.add(
          CounterField.UNAVAILABLE_TIME.label()
              + " is "
              + millis
              + " ms, should be at most the period of "
              + periodMillis
              + " ms");
      return OptionalLong.empty();
    }
    return OptionalLong.of(millis);
  }

  private boolean has(CounterField field) {
    return amounts.containsKey(field);
  }
}
