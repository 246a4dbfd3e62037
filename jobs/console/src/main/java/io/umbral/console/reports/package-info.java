/**
 * Reports of benchmarks as {@code benchmarks/run} writes them: read from a folder whenever somebody
 * asks, and shown as they are. {@link io.umbral.console.reports.ReportFolder} is the door; a file
 * that is no report is named as such and harms no other.
 */
package io.umbral.console.reports;
