/** The plugin post-function: Lua functions behind all other plugins. */
@NullMarked
package dev.gw.runtime.plugin.postfunction;

import org.jspecify.annotations.NullMarked;
