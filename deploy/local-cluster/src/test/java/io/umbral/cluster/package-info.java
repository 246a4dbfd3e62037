/** The local cluster, and what becomes of results while its parts are killed and paused. */
package io.umbral.cluster;
