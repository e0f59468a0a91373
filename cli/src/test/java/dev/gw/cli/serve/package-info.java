/** Tests of one class each. */
@NullMarked
package dev.gw.cli.serve;

import org.jspecify.annotations.NullMarked;
