/** Tests. */
@NullMarked
package dev.gw.assemble.format;

import org.jspecify.annotations.NullMarked;
