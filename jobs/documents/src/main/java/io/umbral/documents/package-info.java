/**
 * What a person writes: YAML documents, read within bounds, every value with the place it stands
 * at, every fault as one line that says what is wrong and what would be right.
 *
 * <p>The doors are {@link io.umbral.documents.YamlDocuments#read} (text to {@link
 * io.umbral.documents.Node}s), {@link io.umbral.documents.FieldReader} (typed reading of a mapping)
 * and {@link io.umbral.documents.Faults} (what was found).
 *
 * <p>What it promises: no text makes it throw. YAML 1.2 with the core schema: a time stays text, a
 * tag that names a type is a fault. Size, depth, number of nodes and of aliases are bounded. Does
 * no I/O and knows nothing of what the documents mean.
 */
package io.umbral.documents;
