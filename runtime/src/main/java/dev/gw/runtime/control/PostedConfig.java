package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.ConfigHash;
import dev.gw.runtime.http.QueryArgs;
import dev.gw.source.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as it was posted.
 *
 * @param document what to load
 * @param hash the hash of its text; null where it came as no text of its own
 * @param options the other parameters of the request
 */
record PostedConfig(MapNode document, @Nullable String hash, Map<String, String> options) {
    private static final List<String> OPTIONS = List.of("check_hash", "flatten_errors");

    @Nullable
    String option(String name) {
        return options.get(name);
    }

    /** Finds the configuration in any of the forms it may come in. */
    static PostedConfig read(Call call) {
        Map<String, String> options = new HashMap<>();
        for (String name : OPTIONS) {
            String value = call.arg(name);
            if (value != null) {
                options.put(name, value);
            }
        }
        String text = call.arg("config");
        if (call.contentType().startsWith("application/json")) {
            MapNode params = BodyArguments.json(call);
            for (String name : OPTIONS) {
                if (params.get(name) instanceof Scalar scalar) {
                    options.put(name, scalar.text());
                    params = params.without(name);
                }
            }
            if (params.get("_format_version") != null) {
                return new PostedConfig(withQuery(params, call), null, options);
            }
            text = config(params, text);
        } else {
            MapNode fields = MapNode.empty();
            for (QueryArgs.Arg arg : BodyArguments.form(call)) {
                String value = arg.value() == null ? "" : arg.value();
                if (OPTIONS.contains(arg.name())) {
                    options.put(arg.name(), value);
                } else if (arg.name().equals("config")) {
                    text = value;
                } else {
                    fields = fields.with(arg.name(), Scalar.string(value));
                }
            }
            if (text == null && fields.has("_format_version")) {
                return new PostedConfig(withQuery(fields, call), null, options);
            }
            if (text == null && call.contentType().startsWith("multipart/form-data")) {
                throw missing();
            }
        }
        if (text == null && call.body().isEmpty()) {
            throw missing();
        }
        return ofText(text == null ? call.body() : text, options);
    }

    private static Refusal missing() {
        return new Refusal(AdminAnswer.message(400, "expected a declarative configuration"));
    }

    private static @Nullable String config(MapNode params, @Nullable String otherwise) {
        Node config = params.get("config");
        if (config == null) {
            return otherwise;
        }
        if (config instanceof Scalar scalar && (scalar.isString() || scalar.isNumber())) {
            return scalar.text();
        }
        throw unreadable("bad argument #1 to 'parser' (must provide a string argument)");
    }

    /** The arguments of the query count as fields of the document, as in Kong. */
    private static MapNode withQuery(MapNode document, Call call) {
        MapNode all = document;
        for (QueryArgs.Arg arg : call.query().all()) {
            if (!OPTIONS.contains(arg.name()) && !all.has(arg.name())) {
                Node value = arg.value() == null ? Scalar.bool(true) : Scalar.string(arg.value());
                all = all.with(arg.name(), value);
            }
        }
        return all;
    }

    private static PostedConfig ofText(String text, Map<String, String> options) {
        Diagnostics out = new Diagnostics();
        Optional<Node> read = DocumentReader.read(SourceFile.of("config", text), DocumentReader.Dialect.KONG, out);
        Node node = read.orElse(null);
        if (node instanceof Scalar nothing && nothing.isNull()) {
            node = MapNode.empty();
        } else if (node instanceof ListNode list) {
            node = new MapNode(numbered(list), list.span());
        }
        if (node instanceof MapNode map) {
            return new PostedConfig(map, ConfigHash.of(text), options);
        }
        String problem = out.sorted().isEmpty()
                ? "expected an object"
                : out.sorted().get(0).message();
        throw unreadable(problem);
    }

    private static Refusal unreadable(String problem) {
        String prefix = "failed parsing declarative configuration: ";
        ErrorTable errors = new ErrorTable();
        errors.put("error", problem.startsWith(prefix) ? problem : prefix + problem);
        return new Refusal(AdminAnswer.json(400, Errors.declarative(errors)));
    }

    private static List<MapNode.Entry> numbered(ListNode list) {
        List<MapNode.Entry> entries = new ArrayList<>();
        for (Node item : list.items()) {
            entries.add(new MapNode.Entry(Scalar.integer(entries.size() + 1L), item));
        }
        return entries;
    }
}
