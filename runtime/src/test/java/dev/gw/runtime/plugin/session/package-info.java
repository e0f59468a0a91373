/** Tests of the plugin session. */
@NullMarked
package dev.gw.runtime.plugin.session;

import org.jspecify.annotations.NullMarked;
