/** {@code umbral publish}: what people write, from files onto the topics that jobs follow. */
package io.umbral.embedded.publish;
