/** The plugin, tried on requests of its own. */
@NullMarked
package dev.gw.runtime.plugin.iprestriction;

import org.jspecify.annotations.NullMarked;
