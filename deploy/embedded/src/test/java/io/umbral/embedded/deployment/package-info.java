/**
 * What {@code deploy} holds for others to run: compose, manifests, rules and dashboards say what
 * the code does.
 */
package io.umbral.embedded.deployment;
