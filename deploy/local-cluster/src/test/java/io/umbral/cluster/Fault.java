package io.umbral.cluster;

import java.time.Duration;

/**
 * Something that happens to a cluster.
 *
 * @param name for people
 * @param strike does it
 * @param lasting how long it lasts
 * @param mend undoes it, or does what a supervisor of processes would do
 */
record Fault(String name, Runnable strike, Duration lasting, Runnable mend) {}
