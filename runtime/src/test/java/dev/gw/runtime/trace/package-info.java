/** Tests of traces that pass through. */
@NullMarked
package dev.gw.runtime.trace;

import org.jspecify.annotations.NullMarked;
