/** Tests of the plugin oauth2. */
@NullMarked
package dev.gw.runtime.plugin.oauth2;

import org.jspecify.annotations.NullMarked;
