/** The checks that a schema can't say: hosts, paths, names, keys, Lua and the rules of single plugins. */
@NullMarked
package dev.gw.check.value;

import org.jspecify.annotations.NullMarked;
