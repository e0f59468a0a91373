/** Recorded verdicts of a real Kong 3.9.1, replayed. */
@NullMarked
package dev.gw.verdict;

import org.jspecify.annotations.NullMarked;
