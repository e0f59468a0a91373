/** The plugin oauth2: takes access tokens, and gives them to clients that show their own credentials. */
@NullMarked
package dev.gw.runtime.plugin.oauth2;

import org.jspecify.annotations.NullMarked;
