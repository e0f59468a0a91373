package dev.gw.diff;

/** Paths to fields: {@code config.redis.host}, {@code headers["x.version"]}. */
final class FieldNames {
    private FieldNames() {}

    static String in(String path, String name) {
        boolean plain = !name.isEmpty() && name.indexOf('.') < 0 && name.indexOf('[') < 0 && name.indexOf('"') < 0;
        return path + (plain ? "." + name : "[\"" + name + "\"]");
    }
}
