/** What a policy's parameters look like: checked with places, and written as JSON Schema. */
@NullMarked
package dev.gw.policy.shape;

import org.jspecify.annotations.NullMarked;
