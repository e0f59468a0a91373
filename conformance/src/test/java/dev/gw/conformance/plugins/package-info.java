/** What gw says of Kong's plugins is what its code and tests are. */
@NullMarked
package dev.gw.conformance.plugins;

import org.jspecify.annotations.NullMarked;
