package io.umbral.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Unpacks gzip, tar and zip in memory, within limits that hold for a package with all in it. */
final class Unpacking {

  /**
   * How much a package may hold.
   *
   * @param entryBytes of one file
   * @param totalBytes of all files together, packed or not
   * @param entries number of files
   * @param ratio how many times larger than the package all files together may be; small packages
   *     may always hold {@code freeBytes}
   * @param freeBytes bytes to which the ratio does not apply
   * @param depth packages in packages
   */
  record Limits(
      int entryBytes, long totalBytes, int entries, int ratio, long freeBytes, int depth) {

    /**
     * A nation's quarter of an hour comes in many packages. Real PM files shrink to a fifteenth;
     * deflate itself cannot do more than a thousandth.
     */
    static final Limits DEFAULTS = new Limits(64 << 20, 1L << 30, 20_000, 200, 8 << 20, 3);
  }

  /**
   * A file.
   *
   * @param path as people know it
   * @param content its bytes
   */
  record Entry(String path, byte[] content) {}

  /**
   * Why a package, or something in it, cannot be unpacked.
   *
   * @param isTooLarge whether a limit was passed
   * @param detail what is wrong and what would be right
   */
  record Fault(boolean isTooLarge, String detail) {}

  private static final class LimitException extends IOException {
    private static final long serialVersionUID = 1L;

    LimitException(String message) {
      super(message);
    }
  }

  private enum Packing {
    GZIP,
    ZIP,
    TAR,
    NONE
  }

  private final Limits limits;
  private long total;
  private int entries;
  private long allowed;

  Unpacking(Limits limits) {
    this.limits = limits;
  }

  /** Whether the bytes are a package rather than a file. */
  static boolean isPacked(byte[] content) {
    return packingOf(content) != Packing.NONE;
  }

  private static Packing packingOf(byte[] content) {
    if (startsWith(content, 0, 0x1f, 0x8b)) {
      return Packing.GZIP;
    }
    if (startsWith(content, 0, 'P', 'K', 3, 4) || startsWith(content, 0, 'P', 'K', 5, 6)) {
      return Packing.ZIP;
    }
    return startsWith(content, 257, 'u', 's', 't', 'a', 'r') ? Packing.TAR : Packing.NONE;
  }

  private static boolean startsWith(byte[] content, int at, int... magic) {
    if (content.length < at + magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((content[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Unpacks a package to its end, or to where it cannot be unpacked.
   *
   * @param file the package
   * @param files takes each file
   * @param faults takes the path and the fault of what cannot be unpacked
   */
  void unpack(Entry file, Consumer<Entry> files, BiConsumer<String, Fault> faults) {
    total = 0;
    entries = 0;
    allowed =
        Math.min(
            limits.totalBytes(),
            Math.max(limits.freeBytes(), (long) limits.ratio() * file.content().length));
    unpack(file, 0, files, faults);
  }

  private void unpack(
      Entry file, int depth, Consumer<Entry> files, BiConsumer<String, Fault> faults) {
    Packing packing = packingOf(file.content());
    if (packing == Packing.NONE) {
      files.accept(file);
      return;
    }
    if (depth == limits.depth()) {
      faults.accept(
          file.path(), new Fault(true, "packages are nested deeper than " + limits.depth()));
      return;
    }
    try {
      if (packing == Packing.GZIP) {
        byte[] content = gunzip(file.content());
        unpack(new Entry(file.path(), content), depth + 1, files, faults);
      } else {
        unpackArchive(file, packing, depth, files, faults);
      }
    } catch (LimitException e) {
      faults.accept(file.path(), new Fault(true, e.getMessage()));
    } catch (IOException | RuntimeException e) {
      // Decoders meet damage with whatever their arithmetic throws.
      String words = e.getMessage() == null ? e.toString() : e.getMessage();
      faults.accept(
          file.path(),
          new Fault(false, "package is damaged or ends early: " + words.replaceAll("\\s+", " ")));
    }
  }

  private byte[] gunzip(byte[] content) throws IOException {
    try (InputStream stream =
        GzipCompressorInputStream.builder()
            .setInputStream(new ByteArrayInputStream(content))
            .setDecompressConcatenated(true)
            .get()) {
      return readAll(stream, "package");
    }
  }

  private void unpackArchive(
      Entry file,
      Packing packing,
      int depth,
      Consumer<Entry> files,
      BiConsumer<String, Fault> faults)
      throws IOException {
    try (ArchiveInputStream<? extends ArchiveEntry> archive = open(file.content(), packing)) {
      ArchiveEntry entry = archive.getNextEntry();
      while (entry != null) {
        if (++entries > limits.entries()) {
          throw new LimitException("package holds more than " + limits.entries() + " files");
        }
        String path = file.path() + "!/" + printable(entry.getName());
        if (isTraversal(entry.getName())) {
          faults.accept(
              path,
              new Fault(false, "name in a package leads out of it, should be a plain path below"));
        } else if (!archive.canReadEntryData(entry)) {
          faults.accept(path, new Fault(false, "file is encrypted or packed in an unknown way"));
        } else if (!entry.isDirectory()) {
          byte[] content = readAll(archive, "file in the package");
          unpack(new Entry(path, content), depth + 1, files, faults);
        }
        entry = archive.getNextEntry();
      }
    }
  }

  private static ArchiveInputStream<? extends ArchiveEntry> open(byte[] content, Packing packing) {
    ByteArrayInputStream bytes = new ByteArrayInputStream(content);
    return packing == Packing.ZIP
        ? new ZipArchiveInputStream(bytes, "UTF-8", true, true)
        : new TarArchiveInputStream(bytes);
  }

  /** Nothing is written anywhere by these names; who packs such ones means harm. */
  private static boolean isTraversal(String name) {
    String path = name.replace('\\', '/');
    boolean isAbsolute = path.startsWith("/") || (path.length() > 1 && path.charAt(1) == ':');
    return isAbsolute
        || path.equals("..")
        || path.startsWith("../")
        || path.endsWith("/..")
        || path.contains("/../");
  }

  private static String printable(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > 200 ? plain.substring(0, 200) + "..." : plain;
  }

  private byte[] readAll(InputStream stream, String what) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream(1 << 16);
    byte[] block = new byte[1 << 14];
    int read = stream.read(block);
    while (read >= 0) {
      total += read;
      if (total > allowed) {
        throw new LimitException(
            "package grows to more than " + allowed + " bytes, should be within its limits");
      }
      if (content.size() + read > limits.entryBytes()) {
        throw new LimitException(
            what + " has more than " + limits.entryBytes() + " bytes, should have fewer");
      }
      content.write(block, 0, read);
      read = stream.read(block);
    }
    return content.toByteArray();
  }
}
