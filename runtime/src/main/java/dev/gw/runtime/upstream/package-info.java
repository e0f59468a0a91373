/** Where requests are sent: services, upstreams and their targets, and the connections to them. */
@NullMarked
package dev.gw.runtime.upstream;

import org.jspecify.annotations.NullMarked;
