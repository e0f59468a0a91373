/** The checked configuration: entities and the bundle of them. */
@NullMarked
package dev.gw.model;

import org.jspecify.annotations.NullMarked;
