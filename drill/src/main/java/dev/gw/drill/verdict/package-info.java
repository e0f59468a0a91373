/** Runs a plan and says of each check whether it passed, failed or could not be decided. */
@NullMarked
package dev.gw.drill.verdict;

import org.jspecify.annotations.NullMarked;
