/** LuaJIT: does this code compile, what does this schema.lua say. */
@NullMarked
package dev.gw.lua;

import org.jspecify.annotations.NullMarked;
