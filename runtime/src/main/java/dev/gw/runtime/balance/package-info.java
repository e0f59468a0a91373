/** Upstreams: which of its targets an upstream's next request goes to. */
@NullMarked
package dev.gw.runtime.balance;

import org.jspecify.annotations.NullMarked;
