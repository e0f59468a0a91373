/** What a change does to callers, for people, for pull requests and for programs. */
@NullMarked
package dev.gw.runtime.impact.report;

import org.jspecify.annotations.NullMarked;
