/** The gateway with its ports open, asked by real clients. */
@NullMarked
package dev.gw.runtime.server;

import org.jspecify.annotations.NullMarked;
