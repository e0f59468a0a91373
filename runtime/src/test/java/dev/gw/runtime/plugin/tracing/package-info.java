/** Tests of the plugins for traces, against receivers in this process. */
@NullMarked
package dev.gw.runtime.plugin.tracing;

import org.jspecify.annotations.NullMarked;
