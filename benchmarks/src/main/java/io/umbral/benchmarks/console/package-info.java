/**
 * What the console costs and how quickly it tells: {@code benchmarks/run console}. A console of its
 * own process over a broker that is fed at a fixed rate, with listeners that are only sockets.
 */
package io.umbral.benchmarks.console;
