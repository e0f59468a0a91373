/** Tests of the differences between bundles. */
@NullMarked
package dev.gw.diff;

import org.jspecify.annotations.NullMarked;
