/** The hmac-auth plugin: signatures, dates and digests. */
@NullMarked
package dev.gw.runtime.plugin.hmacauth;

import org.jspecify.annotations.NullMarked;
