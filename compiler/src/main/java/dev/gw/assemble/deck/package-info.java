/** Keys that decK's files have beyond Kong's own format, and what they do to entities. */
@NullMarked
package dev.gw.assemble.deck;

import org.jspecify.annotations.NullMarked;
