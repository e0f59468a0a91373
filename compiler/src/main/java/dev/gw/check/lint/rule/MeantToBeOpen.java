package dev.gw.check.lint.rule;

import dev.gw.document.Scalar;
import dev.gw.model.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells routes that are open on purpose: to find health, to log in, to be read by anybody; or guarded otherwise. */
final class MeantToBeOpen {
    private static final Set<String> USUALLY_PUBLIC = Set.of(
            "health",
            "healthz",
            "livez",
            "readyz",
            "live",
            "ready",
            "ping",
            "status",
            "metrics",
            "version",
            "login",
            "logout",
            "signin",
            "signup",
            "register",
            "auth",
            "oauth",
            "oauth2",
            "token",
            "public",
            "webhook",
            "webhooks",
            "callback",
            ".well-known",
            "docs",
            "openapi",
            "openapi.json",
            "swagger",
            "robots.txt",
            "favicon.ico",
            "static",
            "assets");

    private MeantToBeOpen() {}

    static boolean is(Entity route, Scopes scopes) {
        boolean guarded = scopes.anyPlugin(route, MeantToBeOpen::guards);
        List<Scalar> methods = Read.scalars(route, "methods");
        boolean preflight = methods.size() == 1 && methods.get(0).text().equals("OPTIONS");
        return guarded
                || preflight
                || Read.scalars(route, "paths").stream().anyMatch(path -> isPublic(path.text()))
                || Subsystem.of(route) == Subsystem.STREAM;
    }

    private static boolean guards(Entity plugin) {
        String name = Read.name(plugin);
        return PluginNames.FUNCTIONS.contains(name)
                ? FunctionCode.mayAnswer(plugin)
                : name.equals("ip-restriction") || PluginNames.ANSWERING.contains(name);
    }

    private static boolean isPublic(String path) {
        String rest = path.endsWith("$") ? path.substring(0, path.length() - 1) : path;
        for (String segment : rest.split("/", -1)) {
            if (USUALLY_PUBLIC.contains(segment.toLowerCase(Locale.ROOT).replace("\\", ""))) {
                return true;
            }
        }
        return false;
    }
}
