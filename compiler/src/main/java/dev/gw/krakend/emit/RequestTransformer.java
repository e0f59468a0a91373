package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Scalar;
import dev.gw.krakend.Fields;
import dev.gw.krakend.Ledger;
import dev.gw.source.Span;
import java.util.Optional;

/** {@code request-transformer}: headers by martian, another path by url_pattern; nothing else. */
final class RequestTransformer implements PluginRule {
    private static final String MARTIAN = "modifier/martian";
    private static final HeaderSteps STEPS = new HeaderSteps("request");

    @Override
    public void apply(Site site) {
        MapNode written = site.plugin().authored().map("config");
        if (written == null) {
            return;
        }
        for (MapNode.Entry action : written.entries()) {
            if (action.value() instanceof MapNode parts) {
                for (MapNode.Entry part : parts.entries()) {
                    part(site, action.name(), part);
                }
            } else if (!Fields.isNothing(action.value())) {
                refuse(site, action.name(), action.value().span(), "KrakenD has nothing like it");
            }
        }
    }

    private static void part(Site site, String action, MapNode.Entry part) {
        String field = action + "." + part.name();
        if (Fields.isNothing(part.value())) {
            return;
        }
        if (field.equals("replace.uri") && part.value() instanceof Scalar uri) {
            uri(site, uri);
        } else if (part.name().equals("headers") && part.value() instanceof ListNode list) {
            headers(site, action, list);
        } else {
            refuse(site, field, part.value().span(), "KrakenD CE changes headers and paths only");
        }
    }

    private static void refuse(Site site, String field, Span at, String why) {
        site.ledger().refused(Code.GW1710, site.subject(), field, at, why, "");
    }

    private static void uri(Site site, Scalar uri) {
        for (Endpoint endpoint : site.endpoints()) {
            Optional<String> pattern = UriCaptures.pattern(uri.text(), endpoint.path());
            if (pattern.isEmpty()) {
                refuse(site, "replace.uri", uri.span(), "KrakenD fills in parameters of the path only");
                return;
            }
            endpoint.ask(pattern.get());
        }
        site.ledger().mapped(site.subject(), "replace.uri", uri.span(), "url_pattern");
    }

    private static void headers(Site site, String action, ListNode list) {
        Ledger ledger = site.ledger();
        String field = action + ".headers";
        switch (action) {
            case "remove" -> {
                STEPS.take(site, action, list);
                ledger.mapped(site.subject(), field, list.span(), MARTIAN);
            }
            case "add", "replace", "append" -> {
                boolean templates = HeaderPair.texts(list).stream().anyMatch(text -> text.contains("$("));
                if (templates) {
                    refuse(site, field, list.span(), "KrakenD CE fills in no templates");
                    return;
                }
                STEPS.take(site, action, list);
                changedBy(site, action, field, list.span());
            }
            default -> refuse(site, field, list.span(), "KrakenD CE does not rename headers");
        }
    }

    private static void changedBy(Site site, String action, String field, Span at) {
        String becomes = switch (action) {
            case "add" -> MARTIAN + ", also where the client sent one";
            case "replace" -> MARTIAN + ", also where the client sent none";
            default -> MARTIAN;
        };
        if (action.equals("append")) {
            site.ledger().mapped(site.subject(), field, at, becomes);
        } else {
            site.ledger().changed(site.subject(), field, at, becomes);
        }
    }
}
