/** What the authentication plugins share. */
@NullMarked
package dev.gw.runtime.plugin.auth;

import org.jspecify.annotations.NullMarked;
