/** Tests of the plugin http-log. */
@NullMarked
package dev.gw.runtime.plugin.httplog;

import org.jspecify.annotations.NullMarked;
