/** The plugin acme: orders certificates for the names that handshakes ask for, and renews them. */
@NullMarked
package dev.gw.runtime.plugin.acme;

import org.jspecify.annotations.NullMarked;
