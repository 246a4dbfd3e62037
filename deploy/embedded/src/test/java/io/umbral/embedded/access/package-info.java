/** The parts on a Kafka that asks who they are and allows what was granted. */
package io.umbral.embedded.access;
