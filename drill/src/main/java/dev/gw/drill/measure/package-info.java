/** What came of a load run, as values: intervals, percentiles, checks, thresholds, limits. */
@NullMarked
package dev.gw.drill.measure;

import org.jspecify.annotations.NullMarked;
