/** Health checks, tested with a clock and timers of their own. */
@NullMarked
package dev.gw.runtime.health;

import org.jspecify.annotations.NullMarked;
