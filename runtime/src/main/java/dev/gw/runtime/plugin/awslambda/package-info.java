/** The plugin aws-lambda: answers with what a function of AWS Lambda says. */
@NullMarked
package dev.gw.runtime.plugin.awslambda;

import org.jspecify.annotations.NullMarked;
