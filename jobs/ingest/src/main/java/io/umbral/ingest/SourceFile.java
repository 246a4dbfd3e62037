package io.umbral.ingest;

import io.umbral.ingest.counters.CounterOptions;
import io.umbral.model.Rejected;
import io.umbral.model.Rejected.Place;
import io.umbral.model.RejectionCause;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** A file that is being read: who it is, and the way to refuse it or one of its lines. */
final class SourceFile {

  /** Half of a SHA-256: enough that two files never share it by chance, short enough as a key. */
  private static final int IDENTITY_BYTES = 16;

  private final String path;
  private final byte[] content;
  private final ReportSink sink;

  SourceFile(String path, byte[] content, ReportSink sink) {
    this.path = path;
    this.content = content;
    this.sink = sink;
  }

  Lines lines() {
    return new Lines(content);
  }

  ReportSink sink() {
    return sink;
  }

  String path() {
    return path;
  }

  byte[] content() {
    return content;
  }

  /** How its counters are read; where the path should name the operator and does not, refused. */
  Optional<CounterOptions> counterOptions(ReadingOptions options) {
    CounterOptions counters = options.counters().orElseThrow();
    if (options.operatorPathElement().isEmpty()) {
      return Optional.of(counters);
    }
    return operatorOfPath(options.operatorPathElement().get()).map(counters::withUnmappedOperator);
  }

  /**
   * The refusal of a part of it.
   *
   * @param line where it begins, from 1
   * @param readings lost with it, at least 1
   * @param from its first byte
   * @param to the first byte after it
   */
  Rejected part(RejectionCause cause, String detail, long line, int readings, int from, int to) {
    int end = Math.max(from, Math.min(content.length, to));
    return new Rejected(
        cause, detail, Place.line(path, line), readings, Arrays.copyOfRange(content, from, end));
  }

  /** Identity of the content: the same bytes under another name are the same source. */
  String sourceId(String prefix) {
    byte[] digest = sha256().digest(content);
    return prefix + HexFormat.of().formatHex(digest, 0, IDENTITY_BYTES);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 should be part of every Java platform", e);
    }
  }

  /**
   * The operator that the path names; where it names none, the file is refused.
   *
   * @param element counted from the file upwards, 1 is its folder
   */
  Optional<String> operatorOfPath(int element) {
    List<String> elements =
        Arrays.stream(path.split("/"))
            .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
            .toList();
    int index = elements.size() - 1 - element;
    if (index < 0) {
      rejectWhole(
          RejectionCause.INVALID_VALUE,
          "path has "
              + Math.max(0, elements.size() - 1)
              + " elements above the file, the operator should be element "
              + element);
      return Optional.empty();
    }
    String operator = elements.get(index);
    Optional<String> fault = Names.faultOf(operator);
    fault.ifPresent(
        text ->
            rejectWhole(
                RejectionCause.INVALID_VALUE,
                "operator, path element " + element + " from the file upwards, " + text));
    return fault.isPresent() ? Optional.empty() : Optional.of(operator);
  }

  /** Refuses the file, as empty where it is. */
  void rejectWhole(RejectionCause cause, String detail) {
    boolean isEmpty = content.length == 0;
    sink.rejected(
        new Rejected(
            isEmpty ? RejectionCause.EMPTY : cause,
            isEmpty ? "file has no bytes" : detail,
            Place.line(path, 0),
            1,
            content));
  }

  void rejectLine(Lines line, RejectionCause cause, String detail) {
    sink.rejected(new Rejected(cause, detail, Place.line(path, line.number()), 1, line.bytes()));
  }

  /** Refuses a line that is longer than any line of these formats. */
  void rejectTooLong(Lines line) {
    rejectLine(
        line,
        RejectionCause.TOO_LARGE,
        "line has "
            + line.bytes().length
            + " bytes, should have at most "
            + Lines.LONGEST_LINE_BYTES);
  }
}
