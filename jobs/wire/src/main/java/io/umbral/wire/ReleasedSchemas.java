package io.umbral.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** The contracts as earlier releases had them; they are still read. */
public final class ReleasedSchemas {

  /** Released versions, oldest first; each is a folder of {@code schemas/released}. */
  public static final List<String> VERSIONS = List.of("0.1.0");

  /** Contracts in the order in which their named types build on each other. */
  public static final List<String> TOPICS =
      List.of(
          "cell-reports",
          "cell-inventory",
          "rejected",
          "sla-windows",
          "slo-status",
          "slos",
          "alert-state",
          "alerts",
          "alert-rules",
          "operator-actions");

  private ReleasedSchemas() {}

  /**
   * A topic's contract in every release that had it.
   *
   * @param topic one of {@link #TOPICS}
   * @return schemas, oldest first; none of a contract that is newer than every release
   */
  public static List<Schema> of(String topic) {
    List<Schema> found = new ArrayList<>();
    for (String version : VERSIONS) {
      Schema.Parser parser = new Schema.Parser();
      for (String name : TOPICS) {
        Optional<Schema> schema = parse(parser, "released/" + version + "/" + name + ".avsc");
        if (name.equals(topic)) {
          schema.ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private static Optional<Schema> parse(Schema.Parser parser, String path) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream("/io/umbral/schemas/" + path)) {
      return in == null ? Optional.empty() : Optional.of(parser.parse(in));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read io/umbral/schemas/" + path, e);
    }
  }
}
