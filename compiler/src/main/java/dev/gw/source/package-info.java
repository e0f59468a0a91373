/** Texts, and places in them. */
@NullMarked
package dev.gw.source;

import org.jspecify.annotations.NullMarked;
