/** What the services of AWS ask of those who call them. */
@NullMarked
package dev.gw.runtime.aws;

import org.jspecify.annotations.NullMarked;
