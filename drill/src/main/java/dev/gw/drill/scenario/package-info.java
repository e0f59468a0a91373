/** What people write down about a drill. */
@NullMarked
package dev.gw.drill.scenario;

import org.jspecify.annotations.NullMarked;
