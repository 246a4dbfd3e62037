package io.umbral.pipeline;

import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.sla.slo.Slo;
import java.io.Serializable;
import java.util.List;

/**
 * Where promises come from: all that are there when an operator opens, and what is added while it
 * runs. Each version carries the event time from which on it judges, so it does not matter when an
 * operator hears of it, as long as it is before that.
 */
@FunctionalInterface
public interface SloFeed extends Serializable {

  /** Takes what is read. */
  interface Receiver {

    /**
     * Takes a version of a promise.
     *
     * @param slo the version
     * @param place where it was read
     */
    void accept(Slo slo, Place place);

    /**
     * Takes what is no sound promise.
     *
     * @param rejected with its cause
     */
    void refuse(Rejected rejected);
  }

  /** A feed that was opened by one subtask. */
  interface Reader extends AutoCloseable {

    /**
     * Hands on all that is there now; returns when it has caught up.
     *
     * @param receiver takes it
     */
    void catchUp(Receiver receiver);

    /**
     * Hands on what was added since, without waiting.
     *
     * @param receiver takes it
     */
    void poll(Receiver receiver);

    @Override
    void close();
  }

  /**
   * Opens the feed.
   *
   * @return a reader of its own for the caller
   */
  Reader open();

  /**
   * A feed of promises that are known beforehand and do not change.
   *
   * @param slos the versions
   * @return the feed
   */
  static SloFeed of(List<Slo> slos) {
    return FixedSlos.of(slos);
  }
}
