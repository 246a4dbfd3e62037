/**
 * The front door of recorded measurements: files of foreign formats become {@link
 * io.umbral.model.CellReport}s, and what cannot be read becomes {@link io.umbral.model.Rejected}.
 *
 * <p>The door is {@link io.umbral.ingest.ReportReader}, made by {@link
 * io.umbral.ingest.ReportReader#forFormat}; it speaks into a {@link io.umbral.ingest.ReportSink}
 * and is told what files cannot say by {@link io.umbral.ingest.ReadingOptions}.
 *
 * <p>What it promises: no bytes make it throw. The same path, bytes and options give the same
 * reports in the same order. A damaged line loses itself alone, a file of another format is refused
 * as a whole, and both are told with their place and their bytes. Depends on {@code java.*} and the
 * model; does no I/O and reads no clock.
 */
package io.umbral.ingest;
