/** The proxy end to end: one process, real sockets. */
@NullMarked
package dev.gw.runtime.server;

import org.jspecify.annotations.NullMarked;
