/**
 * Promises as files: OpenSLO v1 documents, read and judged.
 *
 * <p>The door is {@link io.umbral.sla.openslo.OpenSloDocuments}: documents in, objects out, faults
 * beside them. Each fault has one of the codes of {@link io.umbral.sla.openslo.Code}. Strict
 * reading refuses what the reference implementation refuses; lenient reading warns where the
 * meaning is clear. No document makes it throw. Pure: no I/O, no clock, no logging.
 */
package io.umbral.sla.openslo;
