/** The language of Kong's expressions router: read, checked for types, and as a tree. */
@NullMarked
package dev.gw.check.expression;

import org.jspecify.annotations.NullMarked;
