/** What stand-ins promise. */
@NullMarked
package dev.gw.drill.standin;

import org.jspecify.annotations.NullMarked;
