/**
 * The console: what the result topics say, as pages and as an HTTP interface.
 *
 * <p>The door is {@link io.umbral.console.Console}: it reads topics into a local history that can
 * be deleted at any time, and serves it. Any number of consoles may run; none of them is a database
 * to operate. What is known before anything is measured (names, map, targets) is handed in as a
 * {@link io.umbral.console.Catalog}.
 */
package io.umbral.console;
