/** The plugin, tried on requests of its own. */
@NullMarked
package dev.gw.runtime.plugin.cors;

import org.jspecify.annotations.NullMarked;
