/**
 * The command line of the benchmarks. Rooms below it, each of which sees only those before it:
 *
 * <ul>
 *   <li>{@code workload}: what is sent;
 *   <li>{@code harness}: processes, topics, digests, statistics;
 *   <li>{@code own}: our two engines, the SLA job and the loop that is written by hand;
 *   <li>{@code replay}: a topic read to its end, engine by engine;
 *   <li>{@code load}: reports that come by a schedule, whatever the job does;
 *   <li>{@code goals}: what was promised, and the page that says whether it was kept.
 * </ul>
 *
 * {@code micro} stands apart: JMH, on the same bytes.
 */
package io.umbral.benchmarks;
