/** Tests. */
@NullMarked
package dev.gw.assemble.patch;

import org.jspecify.annotations.NullMarked;
