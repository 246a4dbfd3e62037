package io.umbral.embedded.synthetic;

import io.umbral.embedded.reference.ReferenceData;
import io.umbral.model.Corridor;
import io.umbral.model.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the sites that each fault of a script hits. */
final class FaultPlaces {

  private FaultPlaces() {}

  /** Faults of each site, in the order of the script. */
  static ScriptedFault[][] bySite(
      long seed, List<Site> sites, FaultScript script, ReferenceData reference) {
    Map<String, Set<String>> lineages = lineages(reference);
    List<List<ScriptedFault>> hits = new ArrayList<>();
    sites.forEach(site -> hits.add(new ArrayList<>()));
    int number = 0;
    for (ScriptedFault fault : script.faults()) {
      int left = fault.mostSites();
      number++;
      for (Site site : sites) {
        boolean isThere = isThere(fault, site, lineages.get(site.municipality()));
        // Negative, so that no period of a site draws the same.
        if (left > 0
            && isThere
            && new Draws(seed, -number, site.index()).chance(fault.siteRatio())) {
          hits.get(site.index()).add(fault);
          left--;
        }
      }
    }
    return hits.stream()
        .map(faults -> faults.toArray(ScriptedFault[]::new))
        .toArray(ScriptedFault[][]::new);
  }

  private static boolean isThere(ScriptedFault fault, Site site, Set<String> lineage) {
    boolean isOperator =
        fault.ranHosts().isEmpty() || fault.ranHosts().contains(site.origin().ranHost());
    return isOperator
        && (fault.regions().isEmpty() || fault.regions().stream().anyMatch(lineage::contains));
  }

  /** Of each region itself, its ancestors and the corridors it is in. */
  private static Map<String, Set<String>> lineages(ReferenceData reference) {
    Map<String, Set<String>> lineages = new HashMap<>();
    for (Region region : reference.regions()) {
      Set<String> lineage = new HashSet<>();
      region.parent().ifPresent(parent -> lineage.addAll(lineages.get(parent)));
      lineage.add(region.id());
      lineages.put(region.id(), lineage);
    }
    for (Corridor corridor : reference.corridors()) {
      corridor
          .municipalities()
          .forEach(municipality -> lineages.get(municipality).add(corridor.id()));
    }
    return lineages;
  }
}
