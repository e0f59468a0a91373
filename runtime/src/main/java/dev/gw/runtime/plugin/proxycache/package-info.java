/** proxy-cache: answers kept in memory. */
@NullMarked
package dev.gw.runtime.plugin.proxycache;

import org.jspecify.annotations.NullMarked;
