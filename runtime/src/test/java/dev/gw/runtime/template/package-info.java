/** Templates, rendered. */
@NullMarked
package dev.gw.runtime.template;

import org.jspecify.annotations.NullMarked;
