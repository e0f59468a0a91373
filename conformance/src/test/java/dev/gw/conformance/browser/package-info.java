/** Pages, held in a real browser. */
@NullMarked
package dev.gw.conformance.browser;

import org.jspecify.annotations.NullMarked;
