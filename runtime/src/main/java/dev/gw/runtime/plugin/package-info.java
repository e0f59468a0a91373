/** What a plugin is, and which of them run for a request in which order. */
@NullMarked
package dev.gw.runtime.plugin;

import org.jspecify.annotations.NullMarked;
