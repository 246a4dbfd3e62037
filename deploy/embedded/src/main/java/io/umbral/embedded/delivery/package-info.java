/** {@code umbral deliver}: other systems are told of alarms. */
package io.umbral.embedded.delivery;
