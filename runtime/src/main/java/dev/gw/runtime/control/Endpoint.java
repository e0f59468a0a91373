package dev.gw.runtime.control;

/** Answers one method on one path of the Admin API. May block: it runs on no event loop. */
@FunctionalInterface
interface Endpoint {
    AdminAnswer answer(Call call);
}
