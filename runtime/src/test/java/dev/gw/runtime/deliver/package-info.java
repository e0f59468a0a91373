/** Tests of what is sent beside the answers. */
@NullMarked
package dev.gw.runtime.deliver;

import org.jspecify.annotations.NullMarked;
