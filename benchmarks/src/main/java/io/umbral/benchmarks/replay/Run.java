package io.umbral.benchmarks.replay;

import java.util.Properties;

/**
 * One run of one engine.
 *
 * @param round number of the round, from 0
 * @param contender the engine
 * @param verdict what it came to
 * @param figures what was measured
 */
record Run(int round, Contender contender, Verifier.Verdict verdict, Properties figures) {

  double figure(String name) {
    return Double.parseDouble(figures.getProperty(name));
  }
}
