/** HTTP's own texts, read as nginx reads them. */
@NullMarked
package dev.gw.runtime.http;

import org.jspecify.annotations.NullMarked;
