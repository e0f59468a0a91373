/** From a bundle to text: YAML and JSON that any reader takes alike. */
@NullMarked
package dev.gw.emit;

import org.jspecify.annotations.NullMarked;
