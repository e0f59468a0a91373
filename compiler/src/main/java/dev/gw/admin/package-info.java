/** A running gateway's Admin API: reading its configuration, and bringing it to another. */
@NullMarked
package dev.gw.admin;

import org.jspecify.annotations.NullMarked;
