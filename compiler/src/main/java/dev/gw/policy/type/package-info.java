/** The policies that gw brings, one class each. */
@NullMarked
package dev.gw.policy.type;

import org.jspecify.annotations.NullMarked;
