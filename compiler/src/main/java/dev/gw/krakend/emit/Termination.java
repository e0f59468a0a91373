package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.MapNode;
import dev.gw.emit.JsonWriter;
import dev.gw.krakend.Json;

/** {@code request-termination}: an answer without a service. */
final class Termination implements PluginRule {
    @Override
    public void apply(Site site) {
        if (site.text("trigger").isEmpty()) {
            String body = site.text("body");
            if (body.isEmpty()) {
                body = JsonWriter.compact(MapNode.empty().with("message", Json.text(message(site))));
            }
            String code = Lua.error(body, (long) site.number("status_code"));
            site.endpoints().forEach(endpoint -> endpoint.lua(code));
        }
        site.fields().mapped("status_code", "custom_error in modifier/lua-endpoint");
        site.fields().mapped("message", "custom_error in modifier/lua-endpoint");
        site.fields().mapped("body", "custom_error in modifier/lua-endpoint");
        site.fields().dropped("content_type", "KrakenD's Lua sets no type");
        site.fields().refused(Code.GW1710, "trigger", "KrakenD would answer all requests so", "");
        site.fields().refused(Code.GW1710, "echo", "KrakenD can't answer with the request", "");
        site.fields().refuseTheRest(Code.GW1710, "KrakenD has nothing like it");
    }

    private static String message(Site site) {
        String message = site.text("message");
        return message.isEmpty() ? "Service unavailable" : message;
    }
}
