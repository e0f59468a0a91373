/** Brings the policies of a document down to Kong's own kinds. */
@NullMarked
package dev.gw.policy.lower;

import org.jspecify.annotations.NullMarked;
