/** What the authentication plugins share: finding credentials, naming the consumer to the upstream, the anonymous one. */
@NullMarked
package dev.gw.runtime.plugin.auth;

import org.jspecify.annotations.NullMarked;
