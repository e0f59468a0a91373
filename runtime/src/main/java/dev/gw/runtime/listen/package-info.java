/** A gateway with its ports open: for clients, for the Admin API, for what asks how it fares. */
@NullMarked
package dev.gw.runtime.listen;

import org.jspecify.annotations.NullMarked;
