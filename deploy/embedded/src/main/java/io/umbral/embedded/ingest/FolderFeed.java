package io.umbral.embedded.ingest;

import io.umbral.embedded.LargeFiles;
import io.umbral.ingest.ReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * Brings the files of a folder to the gate. It looks at the folder again and again rather than
 * being told, as file systems over a network tell nobody.
 *
 * <p>A file is taken when it has not changed between two looks. One that cannot be read then may
 * still be being written, by a writer that paused: it is looked at again until it has been as it is
 * for {@link #PATIENCE_MILLIS}. A content that was taken is not taken again under any name.
 */
final class FolderFeed {

  /** How long an unreadable file may be unfinished. */
  static final long PATIENCE_MILLIS = 60_000;

  /** Reports that go through the gate at once: enough that a commit costs little for each. */
  private static final int REPORTS_AT_ONCE = 500;

  private static final List<String> UNFINISHED = List.of(".tmp", ".part", ".filepart", ".swp");

  private record Look(long size, long modifiedMillis) {}

  private final Path folder;
  private final ReportReader reader;
  private final ReportGate gate;
  private final IngestCounts counts;
  private final LongSupplier clockMillis;
  private final Map<Path, Look> seen = new HashMap<>();
  private final Map<Path, Look> done = new HashMap<>();

  private final List<Parcel> parcels = new ArrayList<>();
  private final Map<Path, Look> parcelFiles = new HashMap<>();
  private final List<String> contentKeys = new ArrayList<>();
  private int reports;
  private long bytes;

  FolderFeed(
      Path folder,
      ReportReader reader,
      ReportGate gate,
      IngestCounts counts,
      LongSupplier clockMillis) {
    this.folder = folder;
    this.reader = reader;
    this.gate = gate;
    this.counts = counts;
    this.clockMillis = clockMillis;
  }

  /**
   * Looks at all files once.
   *
   * @param isLast whether nobody will look again, so that nothing is waited for
   * @return number of files that are not done yet
   */
  int look(boolean isLast) throws IOException {
    Map<Path, Look> now = files();
    seen.keySet().retainAll(now.keySet());
    done.keySet().retainAll(now.keySet());
    int waiting = 0;
    for (Map.Entry<Path, Look> file : now.entrySet()) {
      boolean isSettled = isLast || file.getValue().equals(seen.get(file.getKey()));
      if (file.getValue().equals(done.get(file.getKey()))) {
        continue;
      }
      if (!isSettled || !bring(file.getKey(), file.getValue(), isLast)) {
        waiting++;
      }
    }
    send();
    seen.putAll(now);
    return waiting;
  }

  private Map<Path, Look> files() throws IOException {
    Map<Path, Look> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(one -> !isUnfinished(one)).toList()) {
        lookAt(file).ifPresent(look -> files.put(file, look));
      }
    }
    return files;
  }

  private boolean isUnfinished(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (Path element : folder.relativize(file)) {
      if (element.toString().startsWith(".") && !element.toString().isEmpty()) {
        return true;
      }
    }
    return UNFINISHED.stream().anyMatch(name::endsWith);
  }

  /** A file may go while it is looked at. */
  private static Optional<Look> lookAt(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return attributes.isRegularFile()
          ? Optional.of(new Look(attributes.size(), attributes.lastModifiedTime().toMillis()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean bring(Path file, Look look, boolean isLast) throws IOException {
    byte[] content = {};
    boolean isTooLarge = look.size() > LargeFiles.LARGEST_BYTES;
    try {
      content = isTooLarge ? content : Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      // It was renamed in between, and is found under its new name.
      return true;
    }
    String key =
        isTooLarge
            ? Ledger.contentKey(Ledger.bytesOf(file + " " + look))
            : Ledger.contentKey(content);
    if (gate.hasTaken(key) || contentKeys.contains(key)) {
      counts.addKnownContent();
      done.put(file, look);
      return true;
    }
    String path = file.toString().replace(file.getFileSystem().getSeparator(), "/");
    Parcel parcel =
        isTooLarge
            ? Parcel.refused(path, LargeFiles.refusal(path, look.size()))
            : Parcel.read(reader, path, content);
    boolean mayGrow = clockMillis.getAsLong() - look.modifiedMillis() < PATIENCE_MILLIS;
    if (parcel.isUnreadable() && mayGrow && !isLast) {
      return false;
    }
    counts.add(parcel.counters());
    parcels.add(parcel);
    contentKeys.add(key);
    parcelFiles.put(file, look);
    reports += parcel.reports().size();
    bytes += content.length;
    if (reports >= REPORTS_AT_ONCE || parcels.size() >= REPORTS_AT_ONCE) {
      send();
    }
    return true;
  }

  private void send() {
    if (parcels.isEmpty()) {
      return;
    }
    counts.add(parcels.size(), bytes, gate.take(parcels, contentKeys, Optional.empty()));
    done.putAll(parcelFiles);
    parcels.clear();
    contentKeys.clear();
    parcelFiles.clear();
    reports = 0;
    bytes = 0;
  }
}
