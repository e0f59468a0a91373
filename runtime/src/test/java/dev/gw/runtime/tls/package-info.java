/** Certificates: reading, making and choosing them. */
@NullMarked
package dev.gw.runtime.tls;

import org.jspecify.annotations.NullMarked;
