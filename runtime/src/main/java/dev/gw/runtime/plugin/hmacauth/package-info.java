/** The hmac-auth plugin: a client signs parts of its request. */
@NullMarked
package dev.gw.runtime.plugin.hmacauth;

import org.jspecify.annotations.NullMarked;
