/** Tests of the plugin standard-webhooks. */
@NullMarked
package dev.gw.runtime.plugin.standardwebhooks;

import org.jspecify.annotations.NullMarked;
