/** Language models: requests and answers in OpenAI's words, and in those of each provider. */
@NullMarked
package dev.gw.runtime.llm;

import org.jspecify.annotations.NullMarked;
