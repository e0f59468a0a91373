/** gw explain: which route answers a request, and why the others do not. */
@NullMarked
package dev.gw.cli.explain;

import org.jspecify.annotations.NullMarked;
