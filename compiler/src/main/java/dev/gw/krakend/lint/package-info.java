/** What is wrong in a krakend.json that somebody wrote. */
@NullMarked
package dev.gw.krakend.lint;

import org.jspecify.annotations.NullMarked;
