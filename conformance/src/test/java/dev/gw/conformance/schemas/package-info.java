/** The JSON Schemas for editors, held against the schema language and against Kong's recorded verdicts. */
@NullMarked
package dev.gw.conformance.schemas;

import org.jspecify.annotations.NullMarked;
