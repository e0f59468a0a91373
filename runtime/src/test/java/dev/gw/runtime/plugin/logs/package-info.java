/** Tests of the plugins for logs and metrics, against receivers in this process. */
@NullMarked
package dev.gw.runtime.plugin.logs;

import org.jspecify.annotations.NullMarked;
