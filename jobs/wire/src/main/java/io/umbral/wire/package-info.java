/**
 * The model as bytes and back: the Avro contracts of the topics, and the compact form of totals
 * that travels between operators and rests in state.
 *
 * <p>The doors are {@link io.umbral.wire.CellReportDecoder} (bytes of the {@code cell-reports}
 * topic into a reused view) and {@link io.umbral.wire.CellReportEncoder}, {@link
 * io.umbral.wire.InventoryCodec}, {@link io.umbral.wire.WindowResultCodec}, {@link
 * io.umbral.wire.RejectedCodec} and {@link io.umbral.wire.KpiTotalsCodec}. What cannot be read is
 * said with a cause and never harms its neighbours.
 */
package io.umbral.wire;
