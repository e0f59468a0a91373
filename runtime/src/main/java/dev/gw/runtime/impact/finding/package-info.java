/** What a change can do to those who call a gateway, and how it is graded. */
@NullMarked
package dev.gw.runtime.impact.finding;

import org.jspecify.annotations.NullMarked;
