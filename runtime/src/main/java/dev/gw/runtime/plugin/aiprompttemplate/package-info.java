/** The plugin ai-prompt-template: prompts with blanks that callers fill in. */
@NullMarked
package dev.gw.runtime.plugin.aiprompttemplate;

import org.jspecify.annotations.NullMarked;
