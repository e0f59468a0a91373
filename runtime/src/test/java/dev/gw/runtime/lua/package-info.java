/** Lua as people write it, and what comes of it. */
@NullMarked
package dev.gw.runtime.lua;

import org.jspecify.annotations.NullMarked;
