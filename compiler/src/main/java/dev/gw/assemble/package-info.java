/** From a project's files to one Kong document. */
@NullMarked
package dev.gw.assemble;

import org.jspecify.annotations.NullMarked;
