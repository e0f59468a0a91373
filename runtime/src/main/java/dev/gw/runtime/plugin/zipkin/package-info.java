/** The plugin zipkin: carries traces on and sends their spans to a Zipkin server. */
@NullMarked
package dev.gw.runtime.plugin.zipkin;

import org.jspecify.annotations.NullMarked;
