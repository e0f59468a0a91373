/** Requests made from a configuration's routes, to see who answers them. */
@NullMarked
package dev.gw.runtime.impact.witness;

import org.jspecify.annotations.NullMarked;
