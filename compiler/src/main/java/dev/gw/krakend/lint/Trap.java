package dev.gw.krakend.lint;

import dev.gw.diagnostic.Diagnostics;

/** Something that KrakenD accepts and that does not do what it looks like. Stateless. */
@FunctionalInterface
interface Trap {
    void check(Config config, Diagnostics out);
}
