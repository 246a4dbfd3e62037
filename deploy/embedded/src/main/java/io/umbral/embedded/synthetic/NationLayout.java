package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.Operator;
import io.umbral.embedded.reference.ReferenceData;
import io.umbral.embedded.synthetic.Site.SiteCell;
import io.umbral.model.CellKey;
import io.umbral.model.CellReport.Origin;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.model.Technology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Decides which sites there are: by inhabitants, shares of the operators, and chance. */
final class NationLayout {

  /** First NCI: above every ECI (28 bits), since both name cells of one network. */
  private static final long FIRST_NCI = 1L << 35;

  /** Bits of the cell's number in an NCI whose gNB identity has 24 bits (TS 38.413, 9.3.1.6). */
  private static final int NCI_CELL_BITS = 12;

  /** Bits of the cell's number in an ECI (TS 36.413, 9.2.1.38). */
  private static final int ECI_CELL_BITS = 8;

  private static final int NR_CELLS = 3;

  /** Corridors are seen to when that takes less than this share of an operator's sites. */
  private static final double LARGEST_CORRIDOR_RATIO = 0.25;

  private final long seed;
  private final NationConfig config;
  private final ReferenceData reference;
  private final List<Region> municipalities;
  private final Set<String> withNr;
  private final List<Site> sites = new ArrayList<>();

  private NationLayout(long seed, NationConfig config, ReferenceData reference) {
    this.seed = seed;
    this.config = config;
    this.reference = reference;
    municipalities =
        reference.regions().stream()
            .filter(region -> region.level() == RegionLevel.MUNICIPALITY)
            .filter(region -> region.population().orElse(0) > 0)
            .sorted(Comparator.comparing(Region::id))
            .toList();
    if (municipalities.isEmpty()) {
      throw new IllegalArgumentException(
          "reference data should have at least one inhabited municipality");
    }
    withNr = reachedByNr();
  }

  /** Every site, by operator and then by municipality. */
  static List<Site> sites(long seed, NationConfig config, ReferenceData reference) {
    NationLayout layout = new NationLayout(seed, config, reference);
    layout.placeAll();
    return List.copyOf(layout.sites);
  }

  /** The largest municipalities that hold the share of inhabitants whom NR reaches. */
  private Set<String> reachedByNr() {
    long total = municipalities.stream().mapToLong(NationLayout::populationOf).sum();
    double wanted = total * reference.nation().nrPopulationRatio();
    List<Region> largestFirst = new ArrayList<>(municipalities);
    largestFirst.sort(Comparator.comparingLong(NationLayout::populationOf).reversed());
    Set<String> reached = new HashSet<>();
    long sum = 0;
    for (Region region : largestFirst) {
      sum += populationOf(region);
      if (sum > wanted) {
        return reached;
      }
      reached.add(region.id());
    }
    return reached;
  }

  private void placeAll() {
    List<Operator> operators = reference.operators();
    double[] weights = operators.stream().mapToDouble(Operator::linesRatio).toArray();
    int[] counts = Placement.byRemainder(config.sites(), weights);
    Operator largest =
        operators.stream().max(Comparator.comparingDouble(Operator::linesRatio)).orElseThrow();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        boolean inCorridors = operators.get(i).equals(largest);
        place(
            operators.get(i),
            counts[i],
            inCorridors ? corridorSeats(counts[i]) : new int[municipalities.size()]);
      }
    }
  }

  /** One site in each municipality of a corridor, so that no corridor is without a cell. */
  private int[] corridorSeats(int count) {
    Set<String> members = new HashSet<>();
    reference.corridors().forEach(corridor -> members.addAll(corridor.municipalities()));
    int[] seats = new int[municipalities.size()];
    int taken = 0;
    for (int i = 0; i < seats.length; i++) {
      if (members.contains(municipalities.get(i).id())) {
        seats[i] = 1;
        taken++;
      }
    }
    return taken <= count * LARGEST_CORRIDOR_RATIO ? seats : new int[seats.length];
  }

  private void place(Operator operator, int count, int[] seats) {
    double total = municipalities.stream().mapToLong(NationLayout::populationOf).sum();
    double[] missing = new double[seats.length];
    int left = count;
    for (int i = 0; i < seats.length; i++) {
      missing[i] = Math.max(0, count * populationOf(municipalities.get(i)) / total - seats[i]);
      left -= seats[i];
    }
    double start = new Draws(seed, operator.ranHost().hashCode(), 0).uniform();
    int[] drawn = Placement.bySystematicSampling(left, missing, start);
    for (int i = 0; i < seats.length; i++) {
      for (int number = 1; number <= seats[i] + drawn[i]; number++) {
        sites.add(site(operator, municipalities.get(i), number));
      }
    }
  }

  private Site site(Operator operator, Region municipality, int number) {
    int index = sites.size();
    String plmn = operator.plmns().get(index % operator.plmns().size());
    String sourceId =
        String.format(Locale.ROOT, "SYN-%s-%s-%04d", operator.ranHost(), municipality.id(), number);
    Origin origin =
        new Origin(
            sourceId, operator.ranHost(), Optional.of(plmn), Optional.empty(), Optional.empty());
    return new Site(index, origin, municipality.id(), cells(operator, municipality, index, plmn));
  }

  private List<SiteCell> cells(Operator operator, Region municipality, int index, String plmn) {
    long population = populationOf(municipality);
    List<SiteCell> cells = new ArrayList<>();
    long node = index + 1L;
    for (int sector = 1; sector <= Profile.lteCells(population); sector++) {
      long eci = (node << ECI_CELL_BITS) + sector;
      cells.add(new SiteCell(new CellKey(plmn, eci), Technology.LTE, population));
    }
    boolean hasNr =
        operator.technologies().contains(Technology.NR)
            && withNr.contains(municipality.id())
            && new Draws(seed, index, 0).chance(config.nrSiteRatio());
    for (int sector = 1; hasNr && sector <= NR_CELLS; sector++) {
      long nci = FIRST_NCI + (node << NCI_CELL_BITS) + sector;
      cells.add(new SiteCell(new CellKey(plmn, nci), Technology.NR, population));
    }
    return cells;
  }

  private static long populationOf(Region region) {
    return region.population().orElse(0);
  }
}
