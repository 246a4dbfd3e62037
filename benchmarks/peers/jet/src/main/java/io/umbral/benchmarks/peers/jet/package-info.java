/** The job of the benchmarks on Jet, door {@link io.umbral.benchmarks.peers.jet.JetPeer}. */
package io.umbral.benchmarks.peers.jet;
