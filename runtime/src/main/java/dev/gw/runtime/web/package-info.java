/** How plugins ask servers on their own: over the gateway's own connections, names and stand-ins. */
@NullMarked
package dev.gw.runtime.web;

import org.jspecify.annotations.NullMarked;
