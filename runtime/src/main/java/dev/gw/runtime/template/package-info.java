/** Texts with {@code $(…)} in them: the part of Lua's expressions that such templates are written in, evaluated. */
@NullMarked
package dev.gw.runtime.template;

import org.jspecify.annotations.NullMarked;
