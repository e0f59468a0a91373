/** How the machine is asked for its sockets: io_uring, epoll, or what Java brings. */
@NullMarked
package dev.gw.runtime.socket;

import org.jspecify.annotations.NullMarked;
