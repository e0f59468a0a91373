/** Tests of the plugin correlation-id. */
@NullMarked
package dev.gw.runtime.plugin.correlationid;

import org.jspecify.annotations.NullMarked;
