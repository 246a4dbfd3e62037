/**
 * The HTTP interface and the pages. Every route is an {@link io.umbral.console.http.Endpoint} that
 * says who may ask and with which parameters; what is not declared is refused. The contract is
 * {@code openapi.yaml}.
 */
package io.umbral.console.http;
