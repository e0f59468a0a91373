/** The correlation-id plugin: gives each request an id that travels with it. */
@NullMarked
package dev.gw.runtime.plugin.correlationid;

import org.jspecify.annotations.NullMarked;
