/** The gateway's own error answers: texts, formats, and which cause earns which status. */
@NullMarked
package dev.gw.runtime.error;

import org.jspecify.annotations.NullMarked;
