/** The key-auth plugin: a client shows a key of a consumer. */
@NullMarked
package dev.gw.runtime.plugin.keyauth;

import org.jspecify.annotations.NullMarked;
