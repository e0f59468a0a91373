/** Kong's schema language, run over nodes as Kong runs it over Lua tables. */
@NullMarked
package dev.gw.check.schema;

import org.jspecify.annotations.NullMarked;
