package dev.gw.runtime.control;

import dev.gw.check.CheckSettings;
import dev.gw.check.DeclarativeCheck;
import dev.gw.check.Outcome;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Bundle;
import dev.gw.runtime.Gateway;
import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.http.MalformedMessage;
import dev.gw.runtime.http.RequestHandler;
import dev.gw.runtime.http.ServerStream;
import dev.gw.source.SourceFile;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** The Admin API: so far only POST /config. */
public final class AdminHandler implements RequestHandler {
    private final Gateway gateway;

    /** The admin API of a gateway. */
    public AdminHandler(Gateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void handle(ServerStream stream) {
        var head = Objects.requireNonNull(stream.head());
        if (!head.method().equals("POST") || !head.target().startsWith("/config")) {
            answer(stream, 404, "{\"message\":\"Not found\"}");
            return;
        }
        stream.body().thenAccept(body -> load(stream, new String(body, StandardCharsets.UTF_8)));
    }

    private void load(ServerStream stream, String body) {
        Node posted = read(body);
        if (posted instanceof MapNode map && map.string("config") != null) {
            posted = read(Objects.requireNonNull(map.string("config")));
        }
        if (!(posted instanceof MapNode document)) {
            answer(stream, 400, "{\"message\":\"expected a declarative configuration\"}");
            return;
        }
        Outcome outcome = DeclarativeCheck.check(document, CheckSettings.defaults());
        Optional<Bundle> bundle = outcome.bundle();
        bundle.ifPresent(gateway::load);
        answer(
                stream,
                bundle.isPresent() ? 201 : 400,
                bundle.isPresent() ? "{}" : "{\"message\":\"declarative config is invalid\"}");
    }

    private static Node read(String text) {
        String name = text.stripLeading().startsWith("{") ? "config.json" : "config.yml";
        return DocumentReader.read(SourceFile.of(name, text), DocumentReader.Dialect.KONG, new Diagnostics())
                .orElse(MapNode.empty());
    }

    private static void answer(ServerStream stream, int status, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        stream.start(status, null, new Headers().add("Content-Type", "application/json; charset=utf-8"), bytes.length);
        stream.write(Unpooled.wrappedBuffer(bytes));
        stream.finish();
    }

    @Override
    public void refuse(ServerStream stream, MalformedMessage problem) {
        answer(stream, 400, "{\"message\":\"Bad request\"}");
    }
}
