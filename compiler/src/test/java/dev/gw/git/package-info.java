/** Tests of reading revisions. */
@NullMarked
package dev.gw.git;

import org.jspecify.annotations.NullMarked;
