/** Differences between bundles, written for people, programs and pull requests. */
@NullMarked
package dev.gw.diff.report;

import org.jspecify.annotations.NullMarked;
