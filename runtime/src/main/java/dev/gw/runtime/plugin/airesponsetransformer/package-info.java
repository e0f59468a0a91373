/** The plugin ai-response-transformer: has a language model rewrite answers. */
@NullMarked
package dev.gw.runtime.plugin.airesponsetransformer;

import org.jspecify.annotations.NullMarked;
