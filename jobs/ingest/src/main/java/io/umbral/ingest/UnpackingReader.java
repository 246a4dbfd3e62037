package io.umbral.ingest;

import io.umbral.ingest.Unpacking.Entry;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;

/**
 * Reads files as they are and files that are packed: gzip, tar and zip, one in another. A file in a
 * package is read as if it stood below the package's path. What cannot be unpacked is refused, and
 * the files before it in the same package are read.
 */
final class UnpackingReader implements ReportReader {

  private final ReportReader reader;
  private final Unpacking.Limits limits;

  UnpackingReader(ReportReader reader) {
    this(reader, Unpacking.Limits.DEFAULTS);
  }

  UnpackingReader(ReportReader reader, Unpacking.Limits limits) {
    this.reader = reader;
    this.limits = limits;
  }

  @Override
  public void read(String path, byte[] content, ReportSink sink) {
    if (!Unpacking.isPacked(content)) {
      reader.read(path, content, sink);
      return;
    }
    new Unpacking(limits)
        .unpack(
            new Entry(path, content),
            entry -> reader.read(entry.path(), entry.content(), sink),
            (at, fault) -> sink.rejected(refusal(at, fault, content)));
  }

  private static Rejected refusal(String path, Unpacking.Fault fault, byte[] content) {
    RejectionCause cause = fault.isTooLarge() ? RejectionCause.TOO_LARGE : RejectionCause.MALFORMED;
    return new Rejected(cause, fault.detail(), Place.line(path, 0), 1, content);
  }
}
