package io.umbral.ingest.counters;

import io.umbral.model.CellReading;
import io.umbral.model.CellReading.Releases;
import io.umbral.model.CellReading.Volume;
import io.umbral.model.Log64;
import io.umbral.model.Ratio;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The amounts of one cell in one period, and the fields of a reading that they make together. */
final class CellAmounts {

  private static final List<CounterField> TERMS_OF_DELAY =
      List.of(
          CounterField.DOWNLINK_PDCP_DELAY,
          CounterField.DOWNLINK_F1_DELAY,
          CounterField.DOWNLINK_RLC_DELAY,
          CounterField.DOWNLINK_AIR_DELAY);

  private final int periodMillis;
  private final boolean isSplit;
  private final Map<CounterField, Long> amounts = new EnumMap<>(CounterField.class);
  private final List<String> faults = new ArrayList<>();

  /**
   * @param periodMillis length of the period
   * @param isSplit whether the element is split into units, so that F1 adds to the delay
   */
  CellAmounts(int periodMillis, boolean isSplit) {
    this.periodMillis = periodMillis;
    this.isSplit = isSplit;
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
    Optional<Ratio> downlinkPrb =
        ratio(CounterField.DOWNLINK_PRB_USED, CounterField.DOWNLINK_PRB_AVAILABLE);
    Optional<Ratio> uplinkPrb =
        ratio(CounterField.UPLINK_PRB_USED, CounterField.UPLINK_PRB_AVAILABLE);
    downlink.ifPresent(reading::withDownlink);
    uplink.ifPresent(reading::withUplink);
    rrc.ifPresent(reading::withRrcSetup);
    signalling.ifPresent(reading::withSignallingSetup);
    bearer.ifPresent(reading::withBearerSetup);
    downlinkPrb.ifPresent(reading::withDownlinkPrbMillis);
    uplinkPrb.ifPresent(reading::withUplinkPrbMillis);
    boolean hasRest = fillRest(reading);
    return hasRest
        || downlink.isPresent()
        || uplink.isPresent()
        || rrc.isPresent()
        || signalling.isPresent()
        || bearer.isPresent()
        || downlinkPrb.isPresent()
        || uplinkPrb.isPresent();
  }

  private boolean fillRest(CellReading reading) {
    OptionalLong unavailable = unavailableMillis();
    OptionalLong delay = delayMicros();
    boolean hasReleases = has(CounterField.ABNORMAL_RELEASES) && has(CounterField.SESSION_TIME);
    unavailable.ifPresent(reading::withUnavailableMillis);
    delay.ifPresent(reading::withDownlinkDelayMicros);
    if (hasReleases) {
      reading.withReleases(
          new Releases(
              amounts.get(CounterField.ABNORMAL_RELEASES), amounts.get(CounterField.SESSION_TIME)));
    }
    return hasReleases || unavailable.isPresent() || delay.isPresent();
  }

  /** The terms of the integrated delay; without one of them there is none. */
  private OptionalLong delayMicros() {
    long sum = 0;
    for (CounterField term : TERMS_OF_DELAY) {
      boolean isNeeded = term != CounterField.DOWNLINK_F1_DELAY || isSplit;
      if (isNeeded && !has(term)) {
        return OptionalLong.empty();
      }
      sum += isNeeded ? amounts.get(term) : 0;
    }
    if (sum > Log64.MAX_VALUE) {
      faults.add("downlink delay is " + sum + " us, should be at most " + Log64.MAX_VALUE);
      return OptionalLong.empty();
    }
    return OptionalLong.of(sum);
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
