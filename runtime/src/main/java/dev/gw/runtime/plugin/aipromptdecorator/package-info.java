/** The plugin ai-prompt-decorator: puts messages before and behind those of a chat. */
@NullMarked
package dev.gw.runtime.plugin.aipromptdecorator;

import org.jspecify.annotations.NullMarked;
