/** The jwt plugin: a client shows a JSON Web Token of a consumer. */
@NullMarked
package dev.gw.runtime.plugin.jwt;

import org.jspecify.annotations.NullMarked;
