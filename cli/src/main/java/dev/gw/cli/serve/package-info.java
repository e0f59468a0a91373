/** gw serve and gw token: the gateway on one's own machine. */
@NullMarked
package dev.gw.cli.serve;

import org.jspecify.annotations.NullMarked;
