/** The plugin, tried on requests of its own. */
@NullMarked
package dev.gw.runtime.plugin.requesttransformer;

import org.jspecify.annotations.NullMarked;
