/** The redirect plugin: sends clients elsewhere. */
@NullMarked
package dev.gw.runtime.plugin.redirect;

import org.jspecify.annotations.NullMarked;
