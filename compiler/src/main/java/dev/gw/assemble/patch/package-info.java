/** Patches in the way of decK, and the JSONPath that selects what they change. */
@NullMarked
package dev.gw.assemble.patch;

import org.jspecify.annotations.NullMarked;
