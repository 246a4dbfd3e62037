/**
 * The console as the command line hosts it: what reference data says, made the catalog of a
 * console, and {@code umbral console}.
 */
package io.umbral.embedded.console;
