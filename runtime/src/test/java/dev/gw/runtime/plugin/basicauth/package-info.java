/** The basic-auth plugin: where it finds a user and what it hides. */
@NullMarked
package dev.gw.runtime.plugin.basicauth;

import org.jspecify.annotations.NullMarked;
