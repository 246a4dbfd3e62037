/**
 * The files of {@code deploy/reference}: regions, corridors and operators of a country, read and
 * checked.
 *
 * <p>The door is {@link io.umbral.embedded.reference.ReferenceData}. Faults are told all at once,
 * each with its file and line. Depends on the model alone.
 */
package io.umbral.embedded.reference;
