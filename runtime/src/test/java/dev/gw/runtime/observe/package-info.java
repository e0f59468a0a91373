/** Tests of metrics. */
@NullMarked
package dev.gw.runtime.observe;

import org.jspecify.annotations.NullMarked;
