/** The plugin opentelemetry: carries traces on and sends their spans by OTLP over HTTP. */
@NullMarked
package dev.gw.runtime.plugin.opentelemetry;

import org.jspecify.annotations.NullMarked;
