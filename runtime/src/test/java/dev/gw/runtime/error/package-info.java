/** Tests of the gateway's own error answers. */
@NullMarked
package dev.gw.runtime.error;

import org.jspecify.annotations.NullMarked;
