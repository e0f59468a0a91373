/** Tests. */
@NullMarked
package dev.gw.diagnostic;

import org.jspecify.annotations.NullMarked;
