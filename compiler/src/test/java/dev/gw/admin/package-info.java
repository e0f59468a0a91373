/** Tests of reading and changing running gateways. */
@NullMarked
package dev.gw.admin;

import org.jspecify.annotations.NullMarked;
