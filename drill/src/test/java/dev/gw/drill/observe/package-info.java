/** Tests of what is found out about plugins by serving without them. */
@NullMarked
package dev.gw.drill.observe;

import org.jspecify.annotations.NullMarked;
