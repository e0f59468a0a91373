package dev.gw.krakend;

import dev.gw.diagnostic.Diagnostics;
import dev.gw.document.DocumentReader;
import dev.gw.document.DocumentReader.Dialect;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What KrakenD 2.13 takes: the fields of each place, their types, and which namespaces need the enterprise edition. */
public final class Facts {
    private static final Facts FACTS = new Facts(read("fields.json"), read("enterprise.json"));

    private final MapNode shapes;
    private final MapNode enterprise;

    private Facts(MapNode shapes, MapNode enterprise) {
        this.shapes = shapes;
        this.enterprise = enterprise;
    }

    /** Read once, when they are first asked for. */
    public static Facts get() {
        return FACTS;
    }

    private static MapNode read(String name) {
        try (InputStream in = Facts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not on the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            SourceFile file = SourceFile.of(name, text);
            Node node =
                    DocumentReader.read(file, Dialect.SOURCE, new Diagnostics()).orElseThrow();
            return (MapNode) node;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shape of a place: {@code root}, {@code endpoint}, {@code auth/validator}; empty for one that is not known. */
    public MapNode shape(String name) {
        MapNode shape = shapes.map(name);
        return shape == null ? MapNode.empty() : shape;
    }

    /** A shape, or what it refers to with what it says itself. */
    public MapNode resolved(MapNode shape) {
        String ref = shape.string("ref");
        if (ref == null) {
            return shape;
        }
        MapNode result = shape(ref);
        for (MapNode.Entry entry : shape.entries()) {
            result = entry.name().equals("ref") ? result : result.with(entry.name(), entry.value());
        }
        return result;
    }

    /** The namespaces of a level: {@code service}, {@code endpoint} or {@code backend}. */
    public List<String> namespaces(String level) {
        MapNode fields = shape(level + "_extra_config").map("fields");
        return fields == null
                ? List.of()
                : fields.entries().stream().map(MapNode.Entry::name).toList();
    }

    /** Whether only the enterprise edition has a namespace on a level. */
    public boolean isEnterprise(String level, String namespace) {
        return texts(level).contains(namespace);
    }

    /** Whether a namespace of endpoints is read, but does nothing there in the community edition. */
    public boolean isWithoutEffect(String namespace) {
        return texts("endpoint_without_effect").contains(namespace);
    }

    private List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        enterprise.list(key).forEach(item -> texts.add(((Scalar) item).text()));
        return texts;
    }
}
