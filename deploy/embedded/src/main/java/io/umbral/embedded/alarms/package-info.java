/**
 * Alarms on the command line: files of rules ({@link io.umbral.embedded.alarms.RuleFiles}), their
 * topics, events as lines of JSON, {@code umbral explain} and {@code umbral backtest}.
 */
package io.umbral.embedded.alarms;
