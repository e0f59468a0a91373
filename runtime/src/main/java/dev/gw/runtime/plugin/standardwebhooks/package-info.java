/** The plugin standard-webhooks: takes only requests that are signed as Standard Webhooks. */
@NullMarked
package dev.gw.runtime.plugin.standardwebhooks;

import org.jspecify.annotations.NullMarked;
