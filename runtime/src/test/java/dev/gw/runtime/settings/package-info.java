/** What an operator sets. */
@NullMarked
package dev.gw.runtime.settings;

import org.jspecify.annotations.NullMarked;
