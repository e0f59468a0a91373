/** Benchmarks of what every request goes through. */
@NullMarked
package dev.gw.bench;

import org.jspecify.annotations.NullMarked;
