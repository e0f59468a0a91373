/** The gateway's own doors: the Admin API without a database, and what swaps one configuration for another. */
@NullMarked
package dev.gw.runtime.control;

import org.jspecify.annotations.NullMarked;
