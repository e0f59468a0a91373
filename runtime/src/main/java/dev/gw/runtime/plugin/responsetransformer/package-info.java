/** The response-transformer plugin: changes answers on their way to the client. */
@NullMarked
package dev.gw.runtime.plugin.responsetransformer;

import org.jspecify.annotations.NullMarked;
