/** Expressions that users write, run so that none of them can stall an event loop. */
@NullMarked
package dev.gw.runtime.regex;

import org.jspecify.annotations.NullMarked;
