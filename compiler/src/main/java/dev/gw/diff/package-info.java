/** What differs between two bundles, in meaning: entities matched, defaults and order set aside. */
@NullMarked
package dev.gw.diff;

import org.jspecify.annotations.NullMarked;
