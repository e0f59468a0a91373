/** Connections and datagrams through real sockets. */
@NullMarked
package dev.gw.runtime.stream;

import org.jspecify.annotations.NullMarked;
