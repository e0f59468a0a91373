/** The plugin aws-lambda with a function on this machine. */
@NullMarked
package dev.gw.runtime.plugin.awslambda;

import org.jspecify.annotations.NullMarked;
