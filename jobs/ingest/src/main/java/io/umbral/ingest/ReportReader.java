package io.umbral.ingest;

import io.umbral.ingest.EventReader.Form;
import java.util.List;

/**
 * Reads one file of one format. Stateless: one reader may read many files, also at the same time.
 */
public interface ReportReader {

  /** The text of {@code ping}, one file per probe run. */
  String PING = "ping";

  /** Drive tests of G-NetTrack Pro, comma-separated, one row per sample. */
  String GNETTRACK_CSV = "gnettrack-csv";

  /** Performance measurements of 3GPP in XML, plain or packed. */
  String PM_XML = "pm-xml";

  /** Events of VES 5 and 7 in JSON, one or many. */
  String VES = "ves";

  /** Reports of O-RAN SC ranpm in JSON, one or many. */
  String RANPM_JSON = "ranpm-json";

  /** Names of the formats that {@link #forFormat} knows. */
  List<String> FORMATS = List.of(PING, GNETTRACK_CSV, PM_XML, VES, RANPM_JSON);

  /**
   * Whether a format carries counters, whose meaning a mapping says.
   *
   * @param format any name
   * @return true where {@link #forFormat} needs a counter mapping
   */
  static boolean hasCounters(String format) {
    return format.equals(PM_XML) || format.equals(VES) || format.equals(RANPM_JSON);
  }

  /**
   * Reads a file. Bad data is told to the sink and never thrown; reports follow in ascending order
   * of their periods.
   *
   * @param path path of the file as people know it, its elements separated by {@code /}; names the
   *     place of a refusal, and the operator where the options say so
   * @param content all bytes of the file; neither changed nor kept, except as the bytes of a
   *     refusal
   * @param sink takes the reports and the refusals
   */
  void read(String path, byte[] content, ReportSink sink);

  /**
   * Makes the reader of a format.
   *
   * @param format one of {@link #FORMATS}
   * @param options what the files cannot say
   * @return a reader
   * @throws IllegalArgumentException if the format is unknown or needs an option that is not given;
   *     the message is for the person who asked
   */
  static ReportReader forFormat(String format, ReadingOptions options) {
    return switch (format) {
      case PING -> new PingReader(options);
      case GNETTRACK_CSV -> new TraceReader(options);
      case PM_XML -> new UnpackingReader(new PmXmlReader(options));
      case VES -> new UnpackingReader(new EventReader(Form.VES, format, options));
      case RANPM_JSON -> new UnpackingReader(new EventReader(Form.RANPM, format, options));
      default ->
          throw new IllegalArgumentException(
              "format '" + format + "' is unknown, should be one of " + FORMATS);
    };
  }
}
