/** The ip-restriction plugin: refuses clients by their address. */
@NullMarked
package dev.gw.runtime.plugin.iprestriction;

import org.jspecify.annotations.NullMarked;
