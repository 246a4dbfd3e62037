package io.umbral.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/** The contracts as earlier releases had them; they are still read. */
public final class ReleasedSchemas {

  /** Released versions, oldest first; each is a folder of {@code schemas/released}. */
  public static final List<String> VERSIONS = List.of("0.1.0");

  /** Contracts in the order in which their named types build on each other. */
  public static final List<String> TOPICS =
      List.of("cell-reports", "cell-inventory", "rejected", "sla-windows");

  private ReleasedSchemas() {}

  /**
   * A topic's contract in every release that had it.
   *
   * @param topic one of {@link #TOPICS}
   * @return schemas, oldest first
   */
  public static List<Schema> of(String topic) {
    List<Schema> found = new ArrayList<>();
    for (String version : VERSIONS) {
      Schema.Parser parser = new Schema.Parser();
      for (String name : TOPICS) {
        Schema schema = parse(parser, "released/" + version + "/" + name + ".avsc");
        if (name.equals(topic)) {
          found.add(schema);
        }
      }
    }
    return found;
  }

  private static Schema parse(Schema.Parser parser, String path) {
    try (InputStream in = ReleasedSchemas.class.getResourceAsStream("/io/umbral/schemas/" + path)) {
      if (in == null) {
        throw new IllegalStateException(
            "resource io/umbral/schemas/" + path + " is missing from the schemas module");
      }
      return parser.parse(in);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read io/umbral/schemas/" + path, e);
    }
  }
}
