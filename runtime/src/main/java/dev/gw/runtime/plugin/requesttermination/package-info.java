/** The request-termination plugin: answers instead of the upstream. */
@NullMarked
package dev.gw.runtime.plugin.requesttermination;

import org.jspecify.annotations.NullMarked;
