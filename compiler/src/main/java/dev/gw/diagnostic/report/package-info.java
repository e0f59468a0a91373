/** Diagnostics written out: for people, and as JSON, SARIF, GitHub annotations and JUnit XML. */
@NullMarked
package dev.gw.diagnostic.report;

import org.jspecify.annotations.NullMarked;
