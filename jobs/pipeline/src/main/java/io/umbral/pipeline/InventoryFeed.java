package io.umbral.pipeline;

import io.umbral.model.Cell;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.Topology;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Where an operator gets the reference data from: all that is there when it opens, and what is
 * added while it runs. Facts carry the event time from which they hold, so it does not matter when
 * an operator hears of them, as long as it is before that.
 */
@FunctionalInterface
public interface InventoryFeed extends Serializable {

  /** A feed that was opened by one subtask. */
  interface Reader extends AutoCloseable {

    /**
     * Applies all that is there now; returns when it has caught up.
     *
     * @param topology what the facts are added to
     */
    void catchUp(Topology topology);

    /**
     * Applies what was added since, without waiting.
     *
     * @param topology what the facts are added to
     */
    void poll(Topology topology);

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
   * What tells this feed from one of other facts. Operators of one process share the facts of feeds
   * of one identity.
   *
   * @return empty where the facts are for one operator alone
   */
  default Optional<String> identity() {
    return Optional.empty();
  }

  /**
   * A feed of facts that are known beforehand and do not change.
   *
   * @param regions nodes of the region tree
   * @param corridors sets of municipalities
   * @param cells cells
   * @return the feed
   */
  static InventoryFeed of(List<Region> regions, List<Corridor> corridors, List<Cell> cells) {
    return FixedInventory.of(regions, corridors, cells);
  }
}
