/** {@code gw fmt}: the canonical style of source files. */
@NullMarked
package dev.gw.emit.format;

import org.jspecify.annotations.NullMarked;
