/**
 * What people do about alarms, from the command line: {@code umbral act}. Each action is checked
 * against the topics and becomes a record of {@code operator-actions}, which is its audit.
 */
package io.umbral.embedded.actions;
