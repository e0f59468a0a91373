package dev.gw.cli.project;

import dev.gw.cli.command.UsageException;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.settings.AddressRange;
import dev.gw.runtime.settings.GatewaySettings;
import dev.gw.runtime.settings.Tracing;
import dev.gw.runtime.settings.TrustedAddresses;
import dev.gw.runtime.tls.KeyAndChain;
import dev.gw.runtime.tls.PemFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The settings that Kong takes from {@code KONG_…} variables, as far as gw has them. An empty one counts as not set. */
public final class KongVariables {
    private static final Set<String> TAKEN = Set.of(
            "DATABASE",
            "DECLARATIVE_CONFIG",
            "DECLARATIVE_CONFIG_STRING",
            "PROXY_LISTEN",
            "ADMIN_LISTEN",
            "STATUS_LISTEN",
            "STREAM_LISTEN",
            "TRUSTED_IPS",
            "REAL_IP_HEADER",
            "REAL_IP_RECURSIVE",
            "HEADERS",
            "ALLOW_DEBUG_HEADER",
            "HEADERS_UPSTREAM",
            "LOG_LEVEL",
            "UNTRUSTED_LUA",
            "UNTRUSTED_LUA_SANDBOX_REQUIRES",
            "UNTRUSTED_LUA_SANDBOX_ENVIRONMENT",
            "PORT_MAPS",
            "ROUTER_FLAVOR",
            "TRACING_INSTRUMENTATIONS",
            "TRACING_SAMPLING_RATE",
            "NGINX_PROXY_CLIENT_MAX_BODY_SIZE",
            "NGINX_HTTP_CLIENT_MAX_BODY_SIZE",
            "CLIENT_MAX_BODY_SIZE",
            "ERROR_TEMPLATE_HTML",
            "ERROR_TEMPLATE_JSON",
            "ERROR_TEMPLATE_XML",
            "ERROR_TEMPLATE_PLAIN",
            "SSL_CERT",
            "SSL_CERT_KEY");
    /** The narrower block of nginx's configuration first; then the name of old. */
    private static final List<String> MAX_BODY =
            List.of("NGINX_PROXY_CLIENT_MAX_BODY_SIZE", "NGINX_HTTP_CLIENT_MAX_BODY_SIZE", "CLIENT_MAX_BODY_SIZE");

    private static final Set<String> INSTRUMENTATIONS = Set.of(
            "off",
            "all",
            "request",
            "db_query",
            "dns_query",
            "router",
            "http_client",
            "balancer",
            "plugin_rewrite",
            "plugin_access",
            "plugin_header_filter");
    private static final Set<String> HEADERS = Set.of(
            "server_tokens",
            "latency_tokens",
            "server",
            "via",
            "x-kong-request-id",
            "x-kong-upstream-status",
            "x-kong-upstream-latency",
            "x-kong-proxy-latency",
            "x-kong-response-latency");

    private final Map<String, String> environment;
    private final Map<String, String> project;
    private final Path directory;

    /**
     * The variables of an environment.
     *
     * @param directory what paths in them are read from
     */
    public KongVariables(Map<String, String> environment, Path directory) {
        this(environment, Map.of(), directory);
    }

    private KongVariables(Map<String, String> environment, Map<String, String> project, Path directory) {
        this.environment = environment;
        this.project = project;
        this.directory = directory;
    }

    /**
     * The same with what a project says where no variable does.
     *
     * @param serve by the names in kong.conf
     * @param root the project's folder, from which its files are named
     */
    public KongVariables over(Map<String, String> serve, Path root) {
        return serve.isEmpty() ? this : new KongVariables(environment, serve, root);
    }

    /** The value of a setting, by its name behind {@code KONG_}. */
    public Optional<String> value(String name) {
        return variable(name)
                .or(() -> Optional.ofNullable(project.get(name.toLowerCase(Locale.ROOT)))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty()));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get("KONG_" + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Where a setting was said. */
    public String said(String name) {
        boolean inProject = variable(name).isEmpty() && value(name).isPresent();
        return inProject ? "serve." + name.toLowerCase(Locale.ROOT) + " in gw.yml" : "KONG_" + name;
    }

    /** The variables that are set and have no effect, in alphabetical order. */
    public Set<String> withoutEffect() {
        Set<String> names = new TreeSet<>();
        for (String name : environment.keySet()) {
            if (name.startsWith("KONG_") && !TAKEN.contains(name.substring(5))) {
                names.add(name);
            }
        }
        return names;
    }

    /** The router that reads the routes; empty where the project says it. */
    Optional<RouterFlavor> flavor() {
        return value("ROUTER_FLAVOR")
                .map(text -> RouterFlavor.of(text)
                        .orElseThrow(() ->
                                wrong("ROUTER_FLAVOR", "traditional_compatible, expressions or traditional", text)));
    }

    /** All that concerns requests; a value that Kong would refuse is a wrong use. */
    public GatewaySettings settings() {
        GatewaySettings usual = GatewaySettings.USUAL;
        return new GatewaySettings(
                trusted(),
                debugged(value("HEADERS").map(this::headers).orElse(usual.headers())),
                value("HEADERS_UPSTREAM").map(this::requestId).orElse(true),
                value("PORT_MAPS").map(this::ports).orElse(Map.of()),
                MAX_BODY.stream()
                        .flatMap(name -> value(name).stream())
                        .findFirst()
                        .map(this::octets)
                        .orElse(0L),
                certificates(),
                errorTemplates(),
                tracing());
    }

    /** Kong reads them when they are first needed and does without where it can't; gw says so at the start. */
    private Map<String, String> errorTemplates() {
        Map<String, String> templates = new HashMap<>();
        for (String format : List.of("html", "json", "xml", "plain")) {
            String name = "ERROR_TEMPLATE_" + format.toUpperCase(Locale.ROOT);
            value(name).ifPresent(file -> {
                try {
                    templates.put(format, Files.readString(directory.resolve(file)));
                } catch (IOException | InvalidPathException unreadable) {
                    throw new UsageException(said(name) + " can't be read: " + file);
                }
            });
        }
        return templates;
    }

    private Tracing tracing() {
        List<String> named = list(value("TRACING_INSTRUMENTATIONS").orElse("off"));
        double rate = value("TRACING_SAMPLING_RATE").map(this::share).orElse(Tracing.OFF.samplingRate());
        for (String name : named) {
            if (!INSTRUMENTATIONS.contains(name)) {
                throw wrong("TRACING_INSTRUMENTATIONS", String.join(", ", new TreeSet<>(INSTRUMENTATIONS)), name);
            }
        }
        return new Tracing(named.contains("off") ? Set.of() : Set.copyOf(named), rate);
    }

    private double share(String text) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException none) {
            // said below
        }
        throw wrong("TRACING_SAMPLING_RATE", "a number from 0 to 1", text);
    }

    private TrustedAddresses trusted() {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : value("TRUSTED_IPS").map(KongVariables::list).orElse(List.of())) {
            AddressRange range = AddressRange.parse(text);
            if (range != null) {
                ranges.add(range);
            } else if (!text.equals("unix:")) {
                throw wrong("TRUSTED_IPS", "addresses and ranges such as 10.0.0.0/8", text);
            }
        }
        boolean recursive = value("REAL_IP_RECURSIVE").map(this::on).orElse(false);
        return new TrustedAddresses(ranges, value("REAL_IP_HEADER").orElse("X-Real-IP"), recursive);
    }

    private Set<String> debugged(Set<String> headers) {
        Set<String> all = new HashSet<>(headers);
        if (value("ALLOW_DEBUG_HEADER")
                .map(text -> on("ALLOW_DEBUG_HEADER", text))
                .orElse(false)) {
            all.add(GatewaySettings.DEBUG);
        }
        return all;
    }

    private boolean on(String text) {
        return on("REAL_IP_RECURSIVE", text);
    }

    private boolean on(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw wrong(name, "on or off", text);
        };
    }

    private Set<String> headers(String text) {
        Set<String> headers = new HashSet<>();
        for (String name : list(text.toLowerCase(Locale.ROOT))) {
            if (HEADERS.contains(name)) {
                headers.add(name);
            } else if (!name.equals("off")) {
                throw wrong("HEADERS", "off, or of " + String.join(", ", new TreeSet<>(HEADERS)), name);
            }
        }
        return headers;
    }

    private boolean requestId(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "x-kong-request-id" -> true;
            case "off" -> false;
            default -> throw wrong("HEADERS_UPSTREAM", "X-Kong-Request-Id or off", text);
        };
    }

    private Map<Integer, Integer> ports(String text) {
        Map<Integer, Integer> ports = new HashMap<>();
        for (String pair : list(text)) {
            if (!pair.matches("\\d{1,5}:\\d{1,5}")) {
                throw wrong("PORT_MAPS", "pairs such as 80:8000", pair);
            }
            int colon = pair.indexOf(':');
            ports.put(Integer.parseInt(pair.substring(colon + 1)), Integer.parseInt(pair.substring(0, colon)));
        }
        return ports;
    }

    private long octets(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.matches("\\d{1,12}[kmg]?")) {
            throw wrong("NGINX_HTTP_CLIENT_MAX_BODY_SIZE", "a size such as 10m", text);
        }
        int shift = lower.endsWith("k") ? 10 : lower.endsWith("m") ? 20 : lower.endsWith("g") ? 30 : 0;
        String digits = shift == 0 ? lower : lower.substring(0, lower.length() - 1);
        return Long.parseLong(digits) << shift;
    }

    private List<KeyAndChain> certificates() {
        List<String> chains = value("SSL_CERT").map(KongVariables::list).orElse(List.of());
        List<String> keys = value("SSL_CERT_KEY").map(KongVariables::list).orElse(List.of());
        if (chains.size() != keys.size()) {
            throw new UsageException("KONG_SSL_CERT and KONG_SSL_CERT_KEY have to name as many files");
        }
        List<KeyAndChain> certificates = new ArrayList<>();
        for (int i = 0; i < chains.size(); i++) {
            try {
                certificates.add(PemFiles.read(pem(chains.get(i)), pem(keys.get(i))));
            } catch (GeneralSecurityException | IOException unreadable) {
                throw new UsageException("KONG_SSL_CERT or KONG_SSL_CERT_KEY can't be read: "
                        + unreadable.getClass().getSimpleName() + ", entry " + (i + 1));
            }
        }
        return certificates;
    }

    /** A path, a text in PEM, or such a text in Base64. */
    private String pem(String value) throws IOException {
        if (value.startsWith("-----BEGIN")) {
            return value;
        }
        if (value.matches("[A-Za-z0-9+/=\\s]{200,}")) {
            return new String(Base64.getMimeDecoder().decode(value), StandardCharsets.UTF_8);
        }
        return Files.readString(directory.resolve(value));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private UsageException wrong(String name, String takes, String value) {
        return new UsageException(said(name) + " takes " + takes + "; this is none: " + value);
    }
}
