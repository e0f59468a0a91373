/** What gw knows of KrakenD, and what became of each field on the way from one gateway to the other. */
@NullMarked
package dev.gw.krakend;

import org.jspecify.annotations.NullMarked;
