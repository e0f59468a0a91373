/** The two regular expression dialects of Kong's paths: is a pattern well-formed, and if not, what does the engine say. */
@NullMarked
package dev.gw.check.regex;

import org.jspecify.annotations.NullMarked;
