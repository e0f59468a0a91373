/** Witnesses, held against random requests and against a running gateway. */
@NullMarked
package dev.gw.runtime.impact.witness;

import org.jspecify.annotations.NullMarked;
