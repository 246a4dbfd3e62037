package io.umbral.console.history;

import io.umbral.model.Rejected;

/**
 * A refusal as the topic holds it.
 *
 * @param partition where it stands
 * @param offset where it stands
 * @param recordedMillis when it was written, milliseconds since the epoch
 * @param rejected what was refused
 */
public record Refusal(int partition, long offset, long recordedMillis, Rejected rejected) {}
