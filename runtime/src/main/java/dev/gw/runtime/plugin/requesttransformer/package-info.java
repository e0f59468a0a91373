/** The request-transformer plugin: changes requests on their way to the upstream. */
@NullMarked
package dev.gw.runtime.plugin.requesttransformer;

import org.jspecify.annotations.NullMarked;
