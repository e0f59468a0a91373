/** Stand-ins for what a gateway talks to: upstream servers, and an issuer of tokens. */
@NullMarked
package dev.gw.drill.standin;

import org.jspecify.annotations.NullMarked;
