/** A project as it stands at a git revision. */
@NullMarked
package dev.gw.git;

import org.jspecify.annotations.NullMarked;
