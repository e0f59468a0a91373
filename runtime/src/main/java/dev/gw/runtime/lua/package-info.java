/** Lua at work: the functions and plugins that users write, on LuaJIT, behind the interfaces of any plugin. */
@NullMarked
package dev.gw.runtime.lua;

import org.jspecify.annotations.NullMarked;
