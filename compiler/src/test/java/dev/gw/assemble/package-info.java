/** Tests of the source language. */
@NullMarked
package dev.gw.assemble;

import org.jspecify.annotations.NullMarked;
