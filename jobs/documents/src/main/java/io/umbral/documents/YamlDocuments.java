package io.umbral.documents;

import java.util.List;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML texts. */
public final class YamlDocuments {

  /** Codes of the faults that reading alone can find. */
  static final String SYNTAX = "yaml_syntax";

  static final String LIMIT = "yaml_limit";
  static final String DUPLICATE = "yaml_duplicate_key";
  static final String KEY = "yaml_key";
  static final String TAG = "yaml_tag";
  static final String ALIAS = "yaml_alias";

  private YamlDocuments() {}

  /**
   * Reads all documents of a text within {@link Limits#DEFAULT}.
   *
   * @param file name of the file, for places
   * @param text YAML 1.2, one or more documents; JSON is YAML
   * @param faults takes what is wrong
   * @return the roots of the documents that are not empty, in order; nothing where the text is not
   *     YAML or breaks a limit
   */
  public static List<Node> read(String file, String text, Faults faults) {
    return read(file, text, Limits.DEFAULT, faults);
  }

  /**
   * Reads all documents of a text.
   *
   * @param file name of the file, for places
   * @param text YAML 1.2, one or more documents; JSON is YAML
   * @param limits bounds of what is read
   * @param faults takes what is wrong
   * @return the roots of the documents that are not empty, in order; nothing where the text is not
   *     YAML or breaks a limit
   */
  public static List<Node> read(String file, String text, Limits limits, Faults faults) {
    if (text.length() > limits.characters()) {
      faults.error(
          new Place(file, 1, 1, ""),
          LIMIT,
          "the text has " + text.length() + " characters",
          "at most " + limits.characters() + " are read");
      return List.of();
    }
    OptionalInt broken = unpairedSurrogate(text);
    if (broken.isPresent()) {
      int line = 1 + (int) text.chars().limit(broken.getAsInt()).filter(c -> c == '\n').count();
      int column = broken.getAsInt() - text.lastIndexOf('\n', broken.getAsInt());
      faults.error(
          new Place(file, line, column, ""),
          SYNTAX,
          "half of a surrogate pair stands alone",
          "write Unicode text");
      return List.of();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setUseMarks(true)
            .setCodePointLimit(limits.characters())
            .build();
    // A byte order mark is no part of what was written.
    String written = text.startsWith("\uFEFF") ? text.substring(1) : text;
    NodeBuilder builder = new NodeBuilder(file, limits, faults);
    try {
      return builder.documents(new Parse(settings).parseString(written).iterator());
    } catch (NodeBuilder.LimitReached reached) {
      return List.of();
    } catch (MarkedYamlEngineException fault) {
      Place place =
          fault.getProblemMark().map(mark -> place(file, mark)).orElse(new Place(file, 1, 1, ""));
      faults.error(place, SYNTAX, String.valueOf(fault.getProblem()), "write YAML 1.2");
      return List.of();
    } catch (YamlEngineException fault) {
      faults.error(
          new Place(file, 1, 1, ""), SYNTAX, String.valueOf(fault.getMessage()), "write YAML 1.2");
      return List.of();
    }
  }

  /** Where a text is no Unicode; the reader of YAML fails on some of these. */
  private static OptionalInt unpairedSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      int codePoint = text.codePointAt(i);
      if (Character.isSupplementaryCodePoint(codePoint)) {
        i++;
      } else if (Character.isSurrogate((char) codePoint)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  private static Place place(String file, Mark mark) {
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1, "");
  }
}
