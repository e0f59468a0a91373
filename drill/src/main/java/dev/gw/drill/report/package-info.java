/** What came of a drill, as text, JSON, JUnit, Markdown, CSV and HTML. */
@NullMarked
package dev.gw.drill.report;

import org.jspecify.annotations.NullMarked;
