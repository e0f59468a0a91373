/** The key-auth plugin: where it finds a key. */
@NullMarked
package dev.gw.runtime.plugin.keyauth;

import org.jspecify.annotations.NullMarked;
