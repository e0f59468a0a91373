/** request-size-limiting: how large a request's body may be. */
@NullMarked
package dev.gw.runtime.plugin.requestsizelimiting;

import org.jspecify.annotations.NullMarked;
