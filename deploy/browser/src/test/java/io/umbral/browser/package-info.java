/** The pages of a running demo in a real browser. */
package io.umbral.browser;
