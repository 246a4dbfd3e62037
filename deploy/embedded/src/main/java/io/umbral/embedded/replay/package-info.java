/**
 * Recorded data through the same job, bounded: the same bytes in give the same bytes out, at any
 * parallelism and in whatever order the files stand. The door is {@link
 * io.umbral.embedded.replay.ReplayCommand}.
 */
package io.umbral.embedded.replay;
