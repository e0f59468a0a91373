package dev.gw.check.expression;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields that an expression can ask for. */
public enum FieldTypes {
    /** Of requests. */
    HTTP(Map.ofEntries(
            Map.entry("net.protocol", Type.STRING),
            Map.entry("tls.sni", Type.STRING),
            Map.entry("http.method", Type.STRING),
            Map.entry("http.host", Type.STRING),
            Map.entry("http.path", Type.STRING),
            Map.entry("http.path.segments.*", Type.STRING),
            Map.entry("http.headers.*", Type.STRING),
            Map.entry("http.queries.*", Type.STRING),
            Map.entry("net.src.port", Type.INT),
            Map.entry("net.dst.port", Type.INT),
            Map.entry("http.path.segments.len", Type.INT),
            Map.entry("net.src.ip", Type.ADDRESS),
            Map.entry("net.dst.ip", Type.ADDRESS))),
    /** Of connections. */
    STREAM(Map.of(
            "net.protocol",
            Type.STRING,
            "tls.sni",
            Type.STRING,
            "net.src.port",
            Type.INT,
            "net.dst.port",
            Type.INT,
            "net.src.ip",
            Type.ADDRESS,
            "net.dst.ip",
            Type.ADDRESS));

    private final Map<String, Type> types;

    /** What a field holds. */
    enum Type {
        STRING,
        INT,
        ADDRESS
    }

    FieldTypes(Map<String, Type> types) {
        this.types = types;
    }

    /** The type of a field; null where there is none of that name. */
    @Nullable
    Type of(String field) {
        Type type = types.get(field);
        int dot = field.lastIndexOf('.');
        return type != null || dot < 0 ? type : types.get(field.substring(0, dot) + ".*");
    }
}
