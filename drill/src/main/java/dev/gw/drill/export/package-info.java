/** Writes scenarios for other generators of load: a script for k6, and what runs it on Kubernetes. */
@NullMarked
package dev.gw.drill.export;

import org.jspecify.annotations.NullMarked;
