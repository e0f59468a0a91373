/** What plugins do whose code says nothing to a drill: the difference between a gateway with and without each. */
@NullMarked
package dev.gw.drill.observe;

import org.jspecify.annotations.NullMarked;
