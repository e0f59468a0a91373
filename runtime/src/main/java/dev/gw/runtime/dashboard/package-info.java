/** The page on the admin port that shows a running gateway, and the JSON behind it. */
@NullMarked
package dev.gw.runtime.dashboard;

import org.jspecify.annotations.NullMarked;
