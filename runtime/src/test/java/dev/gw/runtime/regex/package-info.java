/** Expressions, run. */
@NullMarked
package dev.gw.runtime.regex;

import org.jspecify.annotations.NullMarked;
