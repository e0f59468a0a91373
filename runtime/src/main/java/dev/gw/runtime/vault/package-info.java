/** Secrets that a configuration names and the environment holds. */
@NullMarked
package dev.gw.runtime.vault;

import org.jspecify.annotations.NullMarked;
