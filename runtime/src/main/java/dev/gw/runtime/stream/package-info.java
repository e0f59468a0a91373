/** Connections and datagrams on their way through the gateway: routed, looked at by plugins, balanced and relayed. */
@NullMarked
package dev.gw.runtime.stream;

import org.jspecify.annotations.NullMarked;
