/** The lint: what Kong accepts and people regret. Levels, allow comments and the run; the rules are in {@code rule}. */
@NullMarked
package dev.gw.check.lint;

import org.jspecify.annotations.NullMarked;
