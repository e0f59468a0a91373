/** The built artefact, started as people start it. */
@NullMarked
package dev.gw.conformance.endtoend;

import org.jspecify.annotations.NullMarked;
