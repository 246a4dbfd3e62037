package io.umbral.embedded.slo;

import io.umbral.model.SloStatus;
import io.umbral.wire.SloStatusCodec;
import io.umbral.wire.WireException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The latest of each promise and series, whatever the order in which they come. */
public final class Standings {

  private final SloStatusCodec codec = new SloStatusCodec();
  private final Map<Standing.Name, Standing> latest = new HashMap<>();

  /** Nothing yet. */
  public Standings() {}

  /** Takes one in. */
  void add(Standing standing) {
    latest.merge(standing.name(), standing, (old, next) -> next.isNewerThan(old) ? next : old);
  }

  /**
   * Takes a record of the topic in.
   *
   * @param value of the record
   * @throws WireException where it cannot be read
   */
  public void add(byte[] value) throws WireException {
    SloStatus status = codec.decode(Objects.requireNonNull(value, "value"));
    add(Standing.of(status));
  }

  /** The latest of each, the worst first. */
  public List<Standing> worstFirst() {
    return latest.values().stream().sorted(Standing.WORST_FIRST).toList();
  }
}
