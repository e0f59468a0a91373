/** Tests of the policies. */
@NullMarked
package dev.gw.policy;

import org.jspecify.annotations.NullMarked;
