/** Entities as they stand in the sources, on their way into one document. */
@NullMarked
package dev.gw.assemble.draft;

import org.jspecify.annotations.NullMarked;
