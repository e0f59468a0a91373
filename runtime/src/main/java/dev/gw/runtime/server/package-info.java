/** The proxy: takes requests through routing, plugins and upstream, and the answers back. */
@NullMarked
package dev.gw.runtime.server;

import org.jspecify.annotations.NullMarked;
