/** Balancing, tested without a network. */
@NullMarked
package dev.gw.runtime.balance;

import org.jspecify.annotations.NullMarked;
