/**
 * The history: one DuckDB file that the topics fill, with their offsets in the same transaction.
 *
 * <p>Of two results with one name the bigger revision wins, then FINAL, in whatever order they come
 * and however often: the same topics give the same answers, whether the file was deleted, the
 * process was killed or the topics were compacted. The doors are {@link
 * io.umbral.console.history.History} for the one that writes and {@link
 * io.umbral.console.history.WindowQueries} for those that read.
 */
package io.umbral.console.history;
