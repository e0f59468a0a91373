/** JSON as the gateway's plugins rewrite it: read and written as Lua's cjson does. */
@NullMarked
package dev.gw.runtime.json;

import org.jspecify.annotations.NullMarked;
