/** Tests of the request-termination plugin. */
@NullMarked
package dev.gw.runtime.plugin.requesttermination;

import org.jspecify.annotations.NullMarked;
