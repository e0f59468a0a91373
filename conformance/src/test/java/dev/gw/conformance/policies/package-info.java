/** What policies do, as a caller sees it. */
@NullMarked
package dev.gw.conformance.policies;

import org.jspecify.annotations.NullMarked;
