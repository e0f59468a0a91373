package dev.gw.cli.project;

import dev.gw.assemble.Setting;
import dev.gw.cli.command.UsageException;
import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.model.RouterFlavor;
import dev.gw.runtime.settings.GatewaySettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings that Kong takes from {@code KONG_…} variables, as far as gw has them, or that a project says in gw.yml. An
 * empty one counts as not set. What is wrong is collected, so that all of it is told at once.
 */
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
            "LUA_PACKAGE_PATH",
            "NGINX_HTTP_LUA_SHARED_DICT",
            "PLUGINS",
            "PORT_MAPS",
            "ROUTER_FLAVOR",
            "TRACING_INSTRUMENTATIONS",
            "TRACING_SAMPLING_RATE",
            "UPSTREAM_KEEPALIVE_POOL_SIZE",
            "UPSTREAM_KEEPALIVE_MAX_REQUESTS",
            "UPSTREAM_KEEPALIVE_IDLE_TIMEOUT",
            "ADMIN_GUI_URL",
            "ERROR_DEFAULT_TYPE",
            "ERROR_TEMPLATE_HTML",
            "ERROR_TEMPLATE_JSON",
            "ERROR_TEMPLATE_XML",
            "ERROR_TEMPLATE_PLAIN",
            "DNS_RESOLVER",
            "DNS_HOSTSFILE",
            "DNS_ORDER",
            "DNS_VALID_TTL",
            "DNS_STALE_TTL",
            "DNS_NOT_FOUND_TTL",
            "DNS_ERROR_TTL",
            "SSL_CERT",
            "SSL_CERT_KEY");

    private final Map<String, String> environment;
    private final Map<String, Setting> project;
    private final Path directory;
    private final Path root;
    private final Set<String> wrongVariables = new LinkedHashSet<>();
    private final List<Diagnostic> wrongSettings = new ArrayList<>();

    /**
     * The variables of an environment.
     *
     * @param directory what paths in them are read from
     */
    public KongVariables(Map<String, String> environment, Path directory) {
        this(environment, Map.of(), directory, directory);
    }

    private KongVariables(Map<String, String> environment, Map<String, Setting> project, Path directory, Path root) {
        this.environment = environment;
        this.project = project;
        this.directory = directory;
        this.root = root;
    }

    /**
     * The same with what a project says where no variable does.
     *
     * @param serve by the names in kong.conf
     * @param itsRoot the project's folder, from which its files are named
     */
    public KongVariables over(Map<String, Setting> serve, Path itsRoot) {
        return serve.isEmpty() ? this : new KongVariables(environment, serve, directory, itsRoot);
    }

    /** The value of a setting, by its name behind {@code KONG_}. */
    public Optional<String> value(String name) {
        return variable(name).or(() -> setting(name).map(Setting::text).map(String::strip));
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get("KONG_" + name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private Optional<Setting> setting(String name) {
        return Optional.ofNullable(project.get(name.toLowerCase(Locale.ROOT)))
                .filter(setting -> !setting.text().isBlank());
    }

    /** Which of several names of one setting is used: the first that has a value, else the last. */
    String named(List<String> names) {
        return names.stream()
                .filter(name -> variable(name).isPresent())
                .findFirst()
                .or(() -> names.stream().filter(name -> value(name).isPresent()).findFirst())
                .orElse(names.get(names.size() - 1));
    }

    /** A file that a setting names: from the working folder, or from the project's where that says it. */
    Path file(String name, String path) {
        return (isOfProject(name) ? root : directory).resolve(path);
    }

    private boolean isOfProject(String name) {
        return variable(name).isEmpty() && setting(name).isPresent();
    }

    /** Where a setting was said. */
    public String said(String name) {
        return isOfProject(name) ? "serve." + name.toLowerCase(Locale.ROOT) + " in gw.yml" : "KONG_" + name;
    }

    /** Takes down that Kong would refuse a value. */
    public void wrong(String name, String takes, String value) {
        refuse(name, "takes " + takes + "; this is none: " + value);
    }

    /**
     * Takes down what is wrong with a setting.
     *
     * @param why goes on behind its name
     */
    void refuse(String name, String why) {
        if (isOfProject(name)) {
            setting(name)
                    .map(setting -> Diagnostic.of(Code.GW1103, setting.at(), name.toLowerCase(Locale.ROOT) + " " + why))
                    .filter(found -> !wrongSettings.contains(found))
                    .ifPresent(wrongSettings::add);
        } else {
            wrongVariables.add("KONG_" + name + " " + why);
        }
    }

    /** Tells what was wrong: in gw.yml with its place; in the environment by a wrong use. */
    public void report(Diagnostics out) {
        out.addAll(wrongSettings);
        wrongSettings.clear();
        if (!wrongVariables.isEmpty()) {
            throw new UsageException(String.join("\n     ", wrongVariables));
        }
    }

    /** The variables that are set and have no effect, in alphabetical order. */
    public Set<String> withoutEffect() {
        Set<String> names = new TreeSet<>();
        for (String name : environment.keySet()) {
            String rest = name.startsWith("KONG_") ? name.substring(5) : "";
            if (!rest.isEmpty() && !TAKEN.contains(rest) && !NginxVariables.isTaken(rest)) {
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
                                new UsageException("KONG_ROUTER_FLAVOR takes traditional_compatible, expressions or "
                                        + "traditional; this is none: " + text)));
    }

    /** All that concerns requests; what Kong would refuse is taken down, and counts as not set. */
    public GatewaySettings settings() {
        return new KongSettings(this).read();
    }

    /** The words of a list. */
    static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
