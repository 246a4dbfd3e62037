package io.umbral.embedded.reference;

import io.umbral.embedded.reference.ReferenceTable.Row;
import io.umbral.model.Region;
import io.umbral.model.RegionLevel;
import io.umbral.readiness.CorridorProfile;
import io.umbral.readiness.CorridorProfile.Municipality;
import io.umbral.readiness.CorridorProfile.Settlement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the readiness of corridors needs to know of a country before anything is measured: a folder
 * with {@code regions.csv} and {@code corridors.csv}, and where there are any {@code places.csv},
 * {@code operators.csv}, {@code brands.csv}, {@code vendors.csv}, {@code vendor-shares.csv} and
 * {@code context.csv}. Each figure has a date and a source.
 *
 * @param names of regions and corridors, by identifier
 * @param corridors with their municipalities
 * @param places where municipalities are, by region
 * @param brands who rides on whose network
 * @param vendors by name, whether a public list calls them a risk
 * @param context facts beside the scores
 */
public record ReadinessReference(
    Map<String, String> names,
    List<CorridorProfile> corridors,
    Map<String, Place> places,
    List<Brand> brands,
    Map<String, Boolean> vendors,
    List<ContextFact> context) {

  private static final List<String> PLACES =
      List.of("region", "longitude", "latitude", "settlement");
  private static final List<String> BRANDS = List.of("brand", "ranHost", "asOf", "source");
  private static final List<String> VENDORS = List.of("vendor", "highRisk", "asOf", "source");
  private static final List<String> SHARES =
      List.of("ranHost", "vendor", "sitesRatio", "asOf", "source");
  private static final List<String> CONTEXT =
      List.of("id", "topic", "what", "value", "unit", "asOf", "scope", "source");

  /** A year, a quarter, a month or a day. */
  private static final Pattern DATE =
      Pattern.compile("\\d{4}(-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\\d|3[01]))?)?");

  private static final int VERSION_DIGITS = 12;
  private static final double ROUNDING = 1e-9;

  /**
   * Where a municipality is.
   *
   * @param longitudeDegrees WGS 84, -180..180
   * @param latitudeDegrees WGS 84, -90..90
   * @param settlement what kind of place it is
   */
  public record Place(double longitudeDegrees, double latitudeDegrees, Settlement settlement) {}

  /**
   * A brand on the network of another.
   *
   * @param brand who bills
   * @param ranHost whose radio it is
   * @param asOf date of the fact
   * @param source where it is from
   */
  public record Brand(String brand, String ranHost, String asOf, String source) {}

  /**
   * A fact beside the scores.
   *
   * @param id identifier; the same for one figure of several dates or countries
   * @param topic what it belongs to
   * @param what what it says
   * @param value figure or word
   * @param unit unit of the figure
   * @param asOf date of the figure
   * @param scope country or group
   * @param source where it is from
   */
  public record ContextFact(
      String id,
      String topic,
      String what,
      String value,
      String unit,
      String asOf,
      String scope,
      String source) {}

  /** Copies. */
  public ReadinessReference {
    names = Map.copyOf(names);
    corridors = List.copyOf(corridors);
    places = Map.copyOf(places);
    brands = List.copyOf(brands);
    vendors = Map.copyOf(vendors);
    context = List.copyOf(context);
  }

  /**
   * Reads a folder.
   *
   * @param directory where the tables are, for example {@code deploy/reference/mexico}
   * @return the data, checked
   * @throws IOException when a file cannot be read, {@code corridors.csv} missing included
   * @throws InvalidReferenceException when something in them is wrong; names every fault
   */
  public static ReadinessReference read(Path directory)
      throws IOException, InvalidReferenceException {
    List<Fault> faults = new ArrayList<>();
    Map<String, Region> regions = RegionsFile.read(directory.resolve("regions.csv"), faults).byId();
    List<CorridorEntry> entries =
        CorridorsFile.read(directory.resolve("corridors.csv"), regions, faults);
    Map<String, Place> places = new TreeMap<>();
    for (Row row : rows(directory, "places.csv", PLACES, faults)) {
      placeOf(row, regions, places);
    }
    Set<String> hosts = hosts(directory, faults);
    List<Brand> brands = new ArrayList<>();
    for (Row row : rows(directory, "brands.csv", BRANDS, faults)) {
      checkHost(row, hosts);
      allOf(row, BRANDS)
          .ifPresent(f -> brands.add(new Brand(f.get(0), f.get(1), f.get(2), f.get(3))));
    }
    Map<String, Boolean> vendors = new TreeMap<>();
    for (Row row : rows(directory, "vendors.csv", VENDORS, faults)) {
      allOf(row, VENDORS).ifPresent(fields -> vendorOf(row, fields, vendors));
    }
    List<Row> shares = rows(directory, "vendor-shares.csv", SHARES, faults);
    shares.forEach(row -> checkHost(row, hosts));
    Map<String, Double> risks = risks(shares, vendors);
    List<ContextFact> context = new ArrayList<>();
    Set<String> figures = new HashSet<>();
    for (Row row : rows(directory, "context.csv", CONTEXT, faults)) {
      String figure = row.text("id") + " of " + row.text("scope") + " in " + row.text("asOf");
      if (!figures.add(figure)) {
        row.fault("figure " + figure + " stands twice and should once");
      }
      allOf(row, CONTEXT)
          .ifPresent(
              f ->
                  context.add(
                      new ContextFact(
                          f.get(0), f.get(1), f.get(2), f.get(3), f.get(4), f.get(5), f.get(6),
                          f.get(7))));
    }
    if (!faults.isEmpty()) {
      throw new InvalidReferenceException(faults);
    }
    Map<String, String> names = new HashMap<>();
    regions.values().forEach(region -> names.put(region.id(), region.name()));
    entries.forEach(entry -> names.put(entry.corridor().id(), entry.corridor().name()));
    return new ReadinessReference(
        names, profiles(entries, regions, places, risks), places, brands, vendors, context);
  }

  private static List<Row> rows(
      Path directory, String file, List<String> header, List<Fault> faults) throws IOException {
    Path path = directory.resolve(file);
    return Files.exists(path) ? ReferenceTable.read(path, header, faults) : List.of();
  }

  /** The operators that a folder knows; none where it does not list them. */
  private static Set<String> hosts(Path directory, List<Fault> faults) throws IOException {
    Path path = directory.resolve("operators.csv");
    Set<String> hosts = new HashSet<>();
    if (Files.exists(path)) {
      OperatorsFile.read(path, faults).forEach(operator -> hosts.add(operator.ranHost()));
    }
    return hosts;
  }

  private static void checkHost(Row row, Set<String> hosts) {
    if (!hosts.isEmpty() && !hosts.contains(row.text("ranHost"))) {
      row.fault("ranHost '" + row.text("ranHost") + "' should be one of operators.csv");
    }
  }

  /** The fields of a row; empty, with faults, where one of them is blank. A figure has a date. */
  private static Optional<List<String>> allOf(Row row, List<String> header) {
    List<String> fields = new ArrayList<>();
    String asOf = row.text("asOf");
    if (!asOf.isBlank() && !DATE.matcher(asOf).matches()) {
      row.fault("asOf '" + asOf + "' should be a year, or such as 2018-Q3, 2024-11 or 2024-11-30");
    }
    header.forEach(column -> row.required(column).ifPresent(fields::add));
    return fields.size() == header.size() ? Optional.of(fields) : Optional.empty();
  }

  private static void placeOf(Row row, Map<String, Region> regions, Map<String, Place> places) {
    Optional<String> id = row.required("region");
    OptionalDouble longitude = row.number("longitude", -180, 180);
    OptionalDouble latitude = row.number("latitude", -90, 90);
    Optional<Settlement> settlement = row.oneOf("settlement", Settlement.class);
    if (id.isEmpty() || longitude.isEmpty() || latitude.isEmpty() || settlement.isEmpty()) {
      return;
    }
    Region region = regions.get(id.get());
    if (region == null || region.level() != RegionLevel.MUNICIPALITY) {
      row.fault("region '" + id.get() + "' should be a MUNICIPALITY of regions.csv");
    }
    Place place = new Place(longitude.getAsDouble(), latitude.getAsDouble(), settlement.get());
    if (places.put(id.get(), place) != null) {
      row.fault("region '" + id.get() + "' stands twice and should once");
    }
  }

  private static void vendorOf(Row row, List<String> fields, Map<String, Boolean> vendors) {
    if (!Set.of("true", "false").contains(fields.get(1))) {
      row.fault("highRisk '" + fields.get(1) + "' should be true or false");
    }
    if (vendors.put(fields.get(0), fields.get(1).equals("true")) != null) {
      row.fault("vendor '" + fields.get(0) + "' stands twice and should once");
    }
  }

  /** Share of each operator's sites on vendors that are called a risk. */
  private static Map<String, Double> risks(List<Row> rows, Map<String, Boolean> vendors) {
    Map<String, Double> risks = new HashMap<>();
    Map<String, Double> sums = new HashMap<>();
    for (Row row : rows) {
      OptionalDouble ratio = row.number("sitesRatio", 0, 1);
      Optional<List<String>> fields = allOf(row, SHARES);
      if (ratio.isPresent() && fields.isPresent()) {
        Boolean risk = vendors.get(fields.get().get(1));
        if (risk == null) {
          row.fault("vendor '" + fields.get().get(1) + "' should be one of vendors.csv");
          continue;
        }
        String host = fields.get().get(0);
        risks.merge(host, risk ? ratio.getAsDouble() : 0, Double::sum);
        if (sums.merge(host, ratio.getAsDouble(), Double::sum) > 1 + ROUNDING) {
          row.fault("the shares of '" + host + "' sum to more than 1 and should to 1");
        }
      }
    }
    return risks;
  }

  private static List<CorridorProfile> profiles(
      List<CorridorEntry> entries,
      Map<String, Region> regions,
      Map<String, Place> places,
      Map<String, Double> risks) {
    List<CorridorProfile> profiles = new ArrayList<>();
    for (CorridorEntry entry : entries) {
      List<Municipality> municipalities = new ArrayList<>();
      for (String id : entry.corridor().municipalities()) {
        OptionalLong population = regions.get(id).population();
        Optional<Settlement> settlement =
            Optional.ofNullable(places.get(id)).map(Place::settlement);
        // Nobody lives where nobody was counted, and nobody there can be served.
        if (population.orElse(0) > 0) {
          municipalities.add(new Municipality(id, population.getAsLong(), settlement));
        }
      }
      if (!municipalities.isEmpty()) {
        profiles.add(
            new CorridorProfile(
                entry.corridor().id(),
                entry.corridor().name(),
                version(entry),
                entry.grade().name(),
                municipalities,
                risks));
      }
    }
    return profiles;
  }

  /** A list of municipalities is its own version: another list has another one. */
  private static String version(CorridorEntry entry) {
    String list = String.join(";", entry.corridor().municipalities().stream().sorted().toList());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(list.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
