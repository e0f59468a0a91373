/** The jwt plugin: what it takes and what it refuses. */
@NullMarked
package dev.gw.runtime.plugin.jwt;

import org.jspecify.annotations.NullMarked;
