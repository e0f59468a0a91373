/** Tests of the plugin prometheus. */
@NullMarked
package dev.gw.runtime.plugin.prometheus;

import org.jspecify.annotations.NullMarked;
