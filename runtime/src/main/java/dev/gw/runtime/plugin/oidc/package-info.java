/** The community plugin oidc: tokens of an OpenID Connect provider, and logins there. */
@NullMarked
package dev.gw.runtime.plugin.oidc;

import org.jspecify.annotations.NullMarked;
