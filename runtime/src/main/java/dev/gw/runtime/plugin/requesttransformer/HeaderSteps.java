package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.exchange.UpstreamRequest;
import dev.gw.runtime.http.HexText;
import dev.gw.runtime.template.Variables;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Changes the header fields of a request. One instance serves one request. */
final class HeaderSteps {
    private static final String HOST = "host";

    private final UpstreamRequest upstream;
    private final Variables variables;
    private final LuaHeaders headers;
    private final Set<String> gone = new LinkedHashSet<>();

    HeaderSteps(UpstreamRequest upstream, Variables variables) {
        this.upstream = upstream;
        this.variables = variables;
        this.headers = LuaHeaders.of(upstream.headers());
        headers.remove(HOST);
    }

    void run(Steps steps) {
        steps.remove().forEach(this::remove);
        steps.rename().forEach(this::rename);
        for (Entry entry : steps.replace()) {
            String name = lower(entry.name());
            String value = value(entry);
            if (headers.has(name) || name.equals(HOST)) {
                headers.set(name, value);
            }
        }
        for (Entry entry : steps.add()) {
            String value = value(entry);
            if (!headers.has(entry.name()) && !lower(entry.name()).equals(HOST)) {
                headers.set(entry.name(), value);
            }
        }
        steps.append().forEach(this::append);
        gone.forEach(name -> upstream.headers().remove(name));
        List<String> host = headers.get(HOST);
        if (host != null && !host.isEmpty()) {
            upstream.hostHeader(host.get(host.size() - 1));
        }
        headers.remove(HOST);
        headers.writeTo(upstream.headers());
    }

    private void remove(Entry entry) {
        String name = lower(entry.name());
        if (headers.has(name)) {
            headers.remove(name);
            gone.add(name);
        }
    }

    private void rename(Entry entry) {
        String from = entry.name();
        String to = HexText.headerValue(entry.required(variables));
        boolean sameButCase = lower(from).equals(lower(to));
        String old = sameButCase ? from : lower(from);
        String other = sameButCase ? to : lower(to);
        List<String> values = old.equals(other) ? null : headers.get(old);
        if (values != null) {
            headers.remove(sameButCase ? lower(old) : old);
            headers.set(other, values);
            gone.add(from);
        }
    }

    private void append(Entry entry) {
        String name = entry.name();
        String value = value(entry);
        List<String> present = headers.get(name);
        List<String> longer = present == null ? new ArrayList<>(1) : new ArrayList<>(present);
        if (present != null && !name.equals(lower(name)) && !lower(name).equals(HOST)) {
            headers.remove(lower(name));
        }
        if (value != null) {
            longer.add(value);
        }
        headers.set(name, longer);
    }

    private @Nullable String value(Entry entry) {
        String value = entry.value(variables);
        return value == null ? null : HexText.headerValue(value);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
