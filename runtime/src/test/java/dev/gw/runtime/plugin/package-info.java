/** Plugins, each tried on requests of its own, without a network. */
@NullMarked
package dev.gw.runtime.plugin;

import org.jspecify.annotations.NullMarked;
