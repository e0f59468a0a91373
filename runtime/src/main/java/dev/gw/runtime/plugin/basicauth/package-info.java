/** The basic-auth plugin: a client shows a user name and a password. */
@NullMarked
package dev.gw.runtime.plugin.basicauth;

import org.jspecify.annotations.NullMarked;
