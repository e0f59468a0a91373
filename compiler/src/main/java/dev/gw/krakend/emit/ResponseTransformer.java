package dev.gw.krakend.emit;

import dev.gw.diagnostic.Code;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;

/** {@code response-transformer}: headers by martian; bodies are not changed. */
final class ResponseTransformer implements PluginRule {
    private static final HeaderSteps STEPS = new HeaderSteps("response");

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
            }
        }
    }

    private static void part(Site site, String action, MapNode.Entry part) {
        String field = action + "." + part.name();
        if (!(part.value() instanceof ListNode list) || list.isEmpty()) {
            return;
        }
        boolean rename = action.equals("rename");
        if (!part.name().equals("headers") || rename) {
            String why = rename ? "KrakenD CE does not rename headers" : "KrakenD passes bodies on as they are";
            site.ledger().refused(Code.GW1710, site.subject(), field, list.span(), why, "");
            return;
        }
        STEPS.take(site, action, list);
        site.ledger().changed(site.subject(), field, list.span(), "modifier/martian, on the answers of services only");
    }
}
