/** The tests of the wire once more, with every buffer watched: none may be forgotten. */
@NullMarked
package dev.gw.runtime.leak;

import org.jspecify.annotations.NullMarked;
