/** HTTP/1.1 and HTTP/2 on the wire: strict where requests could be smuggled, with nginx's limits and answers. */
@NullMarked
package dev.gw.runtime.http;

import org.jspecify.annotations.NullMarked;
