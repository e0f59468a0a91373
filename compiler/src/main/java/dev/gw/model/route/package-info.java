/** The order in which Kong's router asks its routes, and the forms of their paths. */
@NullMarked
package dev.gw.model.route;

import org.jspecify.annotations.NullMarked;
