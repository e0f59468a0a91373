/** The order in which Kong's router asks its routes. */
@NullMarked
package dev.gw.model.route;

import org.jspecify.annotations.NullMarked;
