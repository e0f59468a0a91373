/** Health checks: what an address's answers say about it, and the probes that ask. */
@NullMarked
package dev.gw.runtime.health;

import org.jspecify.annotations.NullMarked;
