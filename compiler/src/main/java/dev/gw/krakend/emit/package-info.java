/** From a bundle to a krakend.json that means the same, or that is not written. */
@NullMarked
package dev.gw.krakend.emit;

import org.jspecify.annotations.NullMarked;
