package io.umbral.pipeline.readiness;

import io.umbral.model.WindowResult;

/**
 * A window of a municipality on its way to one of its corridors.
 *
 * @param corridor identifier of the corridor
 * @param window the window
 */
public record CorridorWindow(String corridor, WindowResult window) {}
