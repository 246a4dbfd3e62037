package io.umbral.pipeline.aggregate;

/**
 * Where readings are added up: the smallest series there is.
 *
 * @param region identifier of a region, mostly a municipality
 * @param ranHost operator whose radio it is
 * @param technology name of the technology
 */
record Leaf(String region, String ranHost, String technology) {}
