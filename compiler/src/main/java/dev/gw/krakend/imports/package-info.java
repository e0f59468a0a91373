/** From a krakend.json to a Kong document. */
@NullMarked
package dev.gw.krakend.imports;

import org.jspecify.annotations.NullMarked;
