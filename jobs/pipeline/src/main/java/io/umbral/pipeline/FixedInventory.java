package io.umbral.pipeline;

import io.umbral.model.Cell;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import io.umbral.model.Topology;
import io.umbral.wire.InventoryCodec;
import io.umbral.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Facts that do not change, shipped with the job in the form of the {@code cell-inventory} topic.
 *
 * @param id tells these facts from others
 * @param values values of the topic
 */
record FixedInventory(UUID id, List<byte[]> values) implements InventoryFeed {

  static FixedInventory of(List<Region> regions, List<Corridor> corridors, List<Cell> cells) {
    InventoryCodec codec = new InventoryCodec();
    List<byte[]> values = new ArrayList<>();
    regions.forEach(region -> values.add(codec.encode(region).value()));
    corridors.forEach(corridor -> values.add(codec.encode(corridor).value()));
    cells.forEach(cell -> values.add(codec.encode(cell).value()));
    return new FixedInventory(UUID.randomUUID(), values);
  }

  @Override
  public Optional<String> identity() {
    return Optional.of(id.toString());
  }

  @Override
  public InventoryFeed.Reader open() {
    return new InventoryFeed.Reader() {

      private boolean isApplied;

      @Override
      public void catchUp(Topology topology) {
        if (isApplied) {
          return;
        }
        isApplied = true;
        InventoryCodec codec = new InventoryCodec();
        for (byte[] value : values) {
          try {
            codec.applyTo(value, topology);
          } catch (WireException e) {
            throw new IllegalStateException("a fact that this job wrote cannot be read back", e);
          }
        }
      }

      @Override
      public void poll(Topology topology) {
        // nothing is ever added
      }

      @Override
      public void close() {
        // nothing is held
      }
    };
  }
}
