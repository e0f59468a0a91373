/** The plugin ai-proxy: passes requests to a language model in its provider's words. */
@NullMarked
package dev.gw.runtime.plugin.aiproxy;

import org.jspecify.annotations.NullMarked;
