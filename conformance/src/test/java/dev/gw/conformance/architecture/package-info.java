/** The house rules, as tests over the compiled classes and the sources. */
@NullMarked
package dev.gw.conformance.architecture;

import org.jspecify.annotations.NullMarked;
