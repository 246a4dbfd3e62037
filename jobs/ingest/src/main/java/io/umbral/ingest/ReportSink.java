package io.umbral.ingest;

import io.umbral.ingest.counters.CounterSummary;
import io.umbral.model.CellReport;
import io.umbral.model.NetworkEvent;
import io.umbral.model.Rejected;

/** Takes what a {@link ReportReader} finds in a file. */
public interface ReportSink {

  /**
   * Takes what the file says about one operator and one period.
   *
   * @param report at least one reading, each with at least one value
   */
  void report(CellReport report);

  /**
   * Takes what could not be read.
   *
   * @param rejected a line of the file, or, at position 0, the file as a whole
   */
  void rejected(Rejected rejected);

  /**
   * Takes what an element told beside its measurements.
   *
   * @param event for people, and for whoever explains figures
   */
  default void event(NetworkEvent event) {}

  /**
   * Takes what a file of counters held, read or not; once for each, at its end.
   *
   * @param summary for people who want to know what is not read yet
   */
  default void counted(CounterSummary summary) {}
}
