/** Reads out of a configuration what a gateway that runs it must do: one class for each thing to prove. */
@NullMarked
package dev.gw.drill.derive;

import org.jspecify.annotations.NullMarked;
