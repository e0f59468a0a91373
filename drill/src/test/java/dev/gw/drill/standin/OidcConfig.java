package dev.gw.drill.standin;

import dev.gw.check.CheckResult;
import dev.gw.check.CheckSettings;
import dev.gw.check.Checker;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.MapNode;
import dev.gw.model.Bundle;
import dev.gw.source.SourceFile;

/** Configurations with oidc, checked as the command line does. */
final class OidcConfig {
    private OidcConfig() {}

    /** One route at /shop. */
    static Bundle of(String discovery, String settings, String more) {
        String yaml = """
                _format_version: "3.0"
                services:
                  - name: shop
                    url: http://shop.invalid
                    routes: [{name: shop, paths: [/], strip_path: false}]
                    plugins:
                      - name: oidc
                        config: {client_id: gateway, client_secret: s3cret, discovery: "%s", %s}
                """.formatted(discovery, settings);
        MapNode document = (MapNode) DocumentReader.read(
                        SourceFile.of("kong.yml", yaml + more), DocumentReader.Dialect.KONG, new Diagnostics())
                .orElseThrow();
        CheckResult result = Checker.check(document, CheckSettings.defaults());
        return result.bundle().orElseThrow(() -> new AssertionError(result.diagnostics()));
    }
}
