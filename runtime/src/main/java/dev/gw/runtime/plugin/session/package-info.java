/** The plugin session: recognises clients again by an encrypted cookie. */
@NullMarked
package dev.gw.runtime.plugin.session;

import org.jspecify.annotations.NullMarked;
