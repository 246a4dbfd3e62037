/**
 * What travels on the edges of the jobs and rests in their state, each with its own serializer: no
 * reflection, no Kryo. The door is {@link io.umbral.pipeline.types.EdgeTypes}.
 */
package io.umbral.pipeline.types;
