/**
 * Live events: one frame for all, a bounded queue for each, and nobody waits for anybody.
 *
 * <p>{@link io.umbral.console.live.EventHub} numbers and remembers frames and hands them to its
 * clients; how a client writes them is its own affair, and it may not block.
 */
package io.umbral.console.live;
