/** Tests. */
@NullMarked
package dev.gw.assemble.values;

import org.jspecify.annotations.NullMarked;
