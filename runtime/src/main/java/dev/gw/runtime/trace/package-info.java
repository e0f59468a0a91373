/** Traces that pass through: their headers in eight formats, and spans. */
@NullMarked
package dev.gw.runtime.trace;

import org.jspecify.annotations.NullMarked;
