/**
 * What an engine must do to be compared, and what every engine is given for it: the reader of the
 * bytes, the table of cells, the totals of a leaf, the form of a result, and the meter of CPU time.
 *
 * <p>Other people's engines are spared what ours does beside: their topic holds no reading twice,
 * they need not check a value, roll nothing up, and know no late data. They get the fastest reader
 * there is here. What is compared is the engine.
 */
package io.umbral.benchmarks.engine;
