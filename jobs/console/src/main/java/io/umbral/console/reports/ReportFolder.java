package io.umbral.console.reports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folder that {@code benchmarks/run} writes its results to. */
public final class ReportFolder {

  /** Larger than any report; a file above it is named, and not read. */
  private static final int LARGEST_BYTES = 4 << 20;

  private static final int MOST_FILES = 200;
  private static final String ENDING = ".json";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  /** Names what was promised: it comes before what was only measured. */
  private static final String FIRST = "goals";

  private final Optional<Path> folder;

  /**
   * Reads a folder.
   *
   * @param folder where the results are; empty where nobody said
   */
  public ReportFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  /**
   * What is in the folder.
   *
   * @param isThere whether there is a folder
   * @param reports by name, goals first
   * @param unreadable names of files that are no reports, each with what is wrong
   */
  public record Contents(boolean isThere, List<Report> reports, List<String> unreadable) {}

  /** Reads all of it. */
  public Contents read() {
    if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
      return new Contents(false, List.of(), List.of());
    }
    List<Report> reports = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    for (String name : names()) {
      try {
        reports.add(ReportReader.read(name, bytes(name)));
      } catch (IOException e) {
        unreadable.add(name + ENDING + ": " + e.getMessage().lines().findFirst().orElse(""));
      }
    }
    return new Contents(true, reports, unreadable);
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(folder.orElseThrow())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ENDING))
          .map(file -> file.substring(0, file.length() - ENDING.length()))
          .filter(name -> NAME.matcher(name).matches())
          .sorted(
              (one, other) ->
                  one.equals(FIRST) == other.equals(FIRST)
                      ? one.compareTo(other)
                      : one.equals(FIRST) ? -1 : 1)
          .limit(MOST_FILES)
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * A file as it is.
   *
   * @param name of the file, without its ending
   * @return its bytes; empty where there is no such file in the folder
   */
  public Optional<byte[]> raw(String name) {
    if (folder.isEmpty() || !NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(bytes(name));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private byte[] bytes(String name) throws IOException {
    Path file = folder.orElseThrow().resolve(name + ENDING);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.getFileName().toString());
    }
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException("it is larger than " + LARGEST_BYTES + " bytes");
    }
    return Files.readAllBytes(file);
  }
}
