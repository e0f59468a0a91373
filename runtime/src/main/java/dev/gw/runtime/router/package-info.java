/** Which route answers a request, and which path its upstream is asked for. */
@NullMarked
package dev.gw.runtime.router;

import org.jspecify.annotations.NullMarked;
