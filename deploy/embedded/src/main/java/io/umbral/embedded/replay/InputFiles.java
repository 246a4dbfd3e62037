package io.umbral.embedded.replay;

import io.umbral.embedded.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files below a path, in one order everywhere. */
final class InputFiles {

  private InputFiles() {}

  /**
   * Finds them.
   *
   * @param input a file, or a folder that is searched to its depth; hidden files are passed over
   * @return files by their path
   */
  static List<Path> under(Path input) throws IOException {
    if (!Files.exists(input)) {
      throw new UsageException(
          "--input " + input + " does not exist; name a file or a folder of recorded data");
    }
    if (Files.isRegularFile(input)) {
      return List.of(input);
    }
    try (Stream<Path> walk = Files.walk(input)) {
      List<Path> files =
          walk.filter(Files::isRegularFile)
              .filter(file -> !isHidden(input, file))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new UsageException(
            "--input " + input + " holds no file; name a file or a folder of recorded data");
      }
      return files;
    }
  }

  private static boolean isHidden(Path input, Path file) {
    for (Path element : input.relativize(file)) {
      if (element.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
