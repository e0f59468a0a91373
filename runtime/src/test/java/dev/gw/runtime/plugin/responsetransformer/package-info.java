/** The plugin, tried on requests of its own. */
@NullMarked
package dev.gw.runtime.plugin.responsetransformer;

import org.jspecify.annotations.NullMarked;
