/** Environments laid over the base. */
@NullMarked
package dev.gw.assemble.overlay;

import org.jspecify.annotations.NullMarked;
