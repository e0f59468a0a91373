/** What a change of the configuration does to those who call the gateway. */
@NullMarked
package dev.gw.runtime.impact;

import org.jspecify.annotations.NullMarked;
