/** Tests of the plugin oidc without a provider; those with one are in drill. */
@NullMarked
package dev.gw.runtime.plugin.oidc;

import org.jspecify.annotations.NullMarked;
