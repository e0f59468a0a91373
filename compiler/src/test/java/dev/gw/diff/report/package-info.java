/** What differs, for people and programs. */
@NullMarked
package dev.gw.diff.report;

import org.jspecify.annotations.NullMarked;
