/** Makes the JSON Schemas and the tables of the plugin pages from Kong's schemas. */
@NullMarked
package dev.gw.schemas.generate;

import org.jspecify.annotations.NullMarked;
