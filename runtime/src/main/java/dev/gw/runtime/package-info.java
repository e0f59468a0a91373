/** The gateway: a bundle at work. */
@NullMarked
package dev.gw.runtime;

import org.jspecify.annotations.NullMarked;
