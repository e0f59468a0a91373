/** From a Kong document to a bundle: Kong's verdict on it, in Kong's words and in gw's. */
@NullMarked
package dev.gw.check;

import org.jspecify.annotations.NullMarked;
