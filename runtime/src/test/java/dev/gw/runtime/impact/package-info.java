/** What a change does to callers, as a table of edits and against a running gateway. */
@NullMarked
package dev.gw.runtime.impact;

import org.jspecify.annotations.NullMarked;
