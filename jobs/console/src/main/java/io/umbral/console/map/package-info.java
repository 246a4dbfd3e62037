/** Shapes of regions, ready to be drawn: TopoJSON in, paths of SVG out. */
package io.umbral.console.map;
