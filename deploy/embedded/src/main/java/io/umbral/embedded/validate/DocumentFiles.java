package io.umbral.embedded.validate;

import io.umbral.documents.Fault;
import io.umbral.documents.Faults;
import io.umbral.documents.Limits;
import io.umbral.documents.Node;
import io.umbral.documents.Place;
import io.umbral.documents.YamlDocuments;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Files of documents that people write. */
public final class DocumentFiles {

  /** More bytes than that hold more characters than are read. */
  private static final long LARGEST_BYTES = 4L * Limits.DEFAULT.characters();

  private DocumentFiles() {}

  /**
   * Whether a file is one of documents, by its name.
   *
   * @param file any
   * @return true for {@code *.yaml} and {@code *.yml}
   */
  public static boolean isYaml(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  /**
   * The files below a folder, in one order everywhere.
   *
   * @param folder searched to its depth
   * @param isWanted which
   * @return by their path
   * @throws IOException when a folder cannot be read
   */
  public static List<Path> below(Path folder, Predicate<Path> isWanted) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .filter(isWanted)
          .map(Path::normalize)
          .sorted()
          .toList();
    }
  }

  /**
   * Reads the documents of a file.
   *
   * @param file where they are
   * @param faults takes what is wrong
   * @return the roots of the documents
   * @throws IOException when the file cannot be read
   */
  public static List<Node> read(Path file, Faults faults) throws IOException {
    Place place = new Place(file.toString(), 1, 1, "");
    long size = Files.size(file);
    if (size > LARGEST_BYTES) {
      faults.error(
          place, "yaml_limit", "the file has " + size + " bytes", "write less in one file");
      return List.of();
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return YamlDocuments.read(file.toString(), text, faults);
    } catch (CharacterCodingException e) {
      faults.error(place, "encoding", "the file is no UTF-8", "save it as UTF-8");
      return List.of();
    }
  }

  /**
   * What was found, for people.
   *
   * @param faults any
   * @return one line for each, by file and line
   */
  public static List<String> lines(Faults faults) {
    return faults.all().stream()
        .sorted(
            Comparator.comparing((Fault fault) -> fault.place().file())
                .thenComparing(fault -> fault.place().line()))
        .map(Fault::line)
        .toList();
  }
}
