/** JSON, read and written. */
@NullMarked
package dev.gw.runtime.json;

import org.jspecify.annotations.NullMarked;
