/** Versions of the declarative format: which one a file is in, and what has to change in older ones. */
@NullMarked
package dev.gw.assemble.format;

import org.jspecify.annotations.NullMarked;
