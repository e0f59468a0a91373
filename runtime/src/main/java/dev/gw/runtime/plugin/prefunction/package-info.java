/** The plugin pre-function: Lua functions before all other plugins. */
@NullMarked
package dev.gw.runtime.plugin.prefunction;

import org.jspecify.annotations.NullMarked;
