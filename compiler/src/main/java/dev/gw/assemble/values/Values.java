package dev.gw.assemble.values;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Nearest;
import dev.gw.document.MapNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values that placeholders stand for. The command line wins over files it names, those over the project's settings,
 * and all of them over the process environment: what somebody wrote for gw goes before variables that may be set for
 * other reasons. Thread-safe.
 */
public final class Values {
    private final List<Layer> written;
    private final Layer environment;
    private final Set<String> used = ConcurrentHashMap.newKeySet();

    /**
     * Values from all sources.
     *
     * @param sets the command line
     * @param settings files of settings, the strongest first
     * @param environment the process environment, whose values are sensitive
     */
    public Values(Map<String, String> sets, List<MapNode> settings, Map<String, String> environment) {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer.Texts(sets, false));
        settings.forEach(map -> layers.add(new Layer.Settings(map)));
        this.written = List.copyOf(layers);
        this.environment = new Layer.Texts(environment, true);
    }

    @Nullable
    Value find(String name) {
        used.add(name);
        for (Layer layer : written) {
            Value value = layer.find(name);
            if (value != null) {
                return value;
            }
        }
        return environment.find(name);
    }

    /** The defined name that somebody who wrote this one probably meant. */
    Optional<String> nearest(String name) {
        Set<String> names = new LinkedHashSet<>();
        written.forEach(layer -> layer.names().forEach(entry -> names.add(entry.name())));
        environment.names().forEach(entry -> names.add(entry.name()));
        return Nearest.to(name, names);
    }

    /** Warnings about what is set but was never looked up; nothing about the process environment. */
    public List<Diagnostic> unused() {
        List<Diagnostic> found = new ArrayList<>();
        for (Layer layer : written) {
            for (MapNode.Entry entry : layer.names()) {
                if (!isUsed(entry.name())) {
                    found.add(unused(entry));
                }
            }
        }
        return found;
    }

    private Diagnostic unused(MapNode.Entry entry) {
        String where = entry.key().span().isNowhere() ? "--set " + entry.name() : entry.name();
        Diagnostic found = Diagnostic.of(Code.GW1217, entry.key().span(), where + " sets a value that no file uses");
        return Nearest.to(entry.name(), used)
                .map(near -> found.help("the files use ${" + near + "}: did you mean that?"))
                .orElseGet(() -> found.help("write ${" + entry.name() + "} where it belongs, or remove it"));
    }

    /** Takes names as used that stand in placeholders of these texts: files that only other environments read. */
    public void markUsedIn(List<String> texts) {
        for (Layer layer : written) {
            for (MapNode.Entry entry : layer.names()) {
                if (texts.stream().anyMatch(text -> text.contains("${" + entry.name()))) {
                    used.add(entry.name());
                }
            }
        }
    }

    private boolean isUsed(String name) {
        if (used.contains(name)) {
            return true;
        }
        int dot = name.lastIndexOf('.');
        return dot > 0 && isUsed(name.substring(0, dot));
    }
}
