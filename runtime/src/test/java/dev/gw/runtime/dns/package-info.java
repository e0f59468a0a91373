/** Name resolution, tested without name servers. */
@NullMarked
package dev.gw.runtime.dns;

import org.jspecify.annotations.NullMarked;
