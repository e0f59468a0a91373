/** Kong 3.9's entities and plugins as data. */
@NullMarked
package dev.gw.schemas;

import org.jspecify.annotations.NullMarked;
