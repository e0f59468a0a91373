/** The plugin ai-prompt-guard: refuses prompts by expressions. */
@NullMarked
package dev.gw.runtime.plugin.aipromptguard;

import org.jspecify.annotations.NullMarked;
