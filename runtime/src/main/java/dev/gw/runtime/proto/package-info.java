/** Services and messages as .proto files describe them, and messages as JSON. */
@NullMarked
package dev.gw.runtime.proto;

import org.jspecify.annotations.NullMarked;
