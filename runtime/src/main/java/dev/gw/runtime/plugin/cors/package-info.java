/** The cors plugin: tells browsers which pages of other origins may use the API. */
@NullMarked
package dev.gw.runtime.plugin.cors;

import org.jspecify.annotations.NullMarked;
