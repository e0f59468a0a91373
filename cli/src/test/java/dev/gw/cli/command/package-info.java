/** Tests of one class each. */
@NullMarked
package dev.gw.cli.command;

import org.jspecify.annotations.NullMarked;
