/** The plugin ai-request-transformer: has a language model rewrite requests. */
@NullMarked
package dev.gw.runtime.plugin.airequesttransformer;

import org.jspecify.annotations.NullMarked;
