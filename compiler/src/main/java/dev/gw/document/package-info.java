/** Values with places: the tree that YAML and JSON files are read into. */
@NullMarked
package dev.gw.document;

import org.jspecify.annotations.NullMarked;
