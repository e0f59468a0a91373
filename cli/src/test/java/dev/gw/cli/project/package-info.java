/** Tests of one class each. */
@NullMarked
package dev.gw.cli.project;

import org.jspecify.annotations.NullMarked;
