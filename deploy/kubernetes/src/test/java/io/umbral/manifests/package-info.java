/** The manifests of {@code deploy/kubernetes}, without a cluster. */
package io.umbral.manifests;
