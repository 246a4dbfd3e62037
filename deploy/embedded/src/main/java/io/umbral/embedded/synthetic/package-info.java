/**
 * An invented nation of cell sites: what they report, what goes wrong, and what should come out.
 *
 * <p>Everything here is a pure function of a seed, a configuration, reference data and a script of
 * faults; no clock is read and no order matters. Every source it invents is named {@code SYN-...}.
 * The values follow plausible shapes, the same for every operator; they say nothing about any real
 * network.
 *
 * <p>The doors are {@link io.umbral.embedded.synthetic.SyntheticNation} (reports for as long as one
 * likes), {@link io.umbral.embedded.synthetic.CheckScenario} (a bounded run with known damage) and
 * {@link io.umbral.embedded.synthetic.ExpectedSlaTotals} (what the reports come to, counted the
 * plain way). The last knows nothing of how the jobs count, so that it can judge them.
 */
package io.umbral.embedded.synthetic;
