/** gw drill: proofs under load, from the command line. */
@NullMarked
package dev.gw.cli.drill;

import org.jspecify.annotations.NullMarked;
