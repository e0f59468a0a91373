/** What an operator sets outside of the configuration. */
@NullMarked
package dev.gw.runtime.settings;

import org.jspecify.annotations.NullMarked;
