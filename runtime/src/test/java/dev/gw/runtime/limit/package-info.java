/** Counters, checked against one contract wherever they are kept. */
@NullMarked
package dev.gw.runtime.limit;

import org.jspecify.annotations.NullMarked;
