/** Tests of the plugin syslog. */
@NullMarked
package dev.gw.runtime.plugin.syslog;

import org.jspecify.annotations.NullMarked;
