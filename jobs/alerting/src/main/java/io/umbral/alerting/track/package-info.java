/**
 * When an alarm begins and ends: one rule, one subject. The door is {@link
 * io.umbral.alerting.track.Track}: samples and instants in, {@link
 * io.umbral.alerting.track.Transition}s out.
 *
 * <p>It keeps the samples that late data may still replace and folds them anew with every one that
 * comes, whether it is the newest or a late one. What follows from the samples is held against what
 * was said before, and the difference is what is said: on time that is a beginning or an end, after
 * late data a correction. So there is one way for both, and late data leads to the same state as if
 * it had been on time.
 */
package io.umbral.alerting.track;
