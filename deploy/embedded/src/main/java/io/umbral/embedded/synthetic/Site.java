package io.umbral.embedded.synthetic;

import io.umbral.model.CellKey;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Technology;
import java.util.List;
import java.util.Objects;

/**
 * A synthetic site: one source, one municipality, one operator.
 *
 * @param index position in {@link SyntheticNation#sites()}
 * @param origin how its reports name it; {@code sourceId} begins with {@code SYN-}
 * @param municipality identifier of the leaf region where it stands
 * @param cells its cells
 */
public record Site(int index, Origin origin, String municipality, List<SiteCell> cells) {

  /**
   * A cell of a site.
   *
   * @param key its global identity
   * @param technology LTE or NR
   * @param population inhabitants of its municipality
   */
  public record SiteCell(CellKey key, Technology technology, long population) {

    /** Validates. */
    public SiteCell {
      Objects.requireNonNull(key, "key");
      Objects.requireNonNull(technology, "technology");
    }
  }

  /** Validates. */
  public Site {
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(municipality, "municipality");
    cells = List.copyOf(cells);
  }
}
