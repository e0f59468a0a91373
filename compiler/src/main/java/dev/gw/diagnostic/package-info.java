/** Problems as data: code, severity, place, cause and mend. */
@NullMarked
package dev.gw.diagnostic;

import org.jspecify.annotations.NullMarked;
