package dev.gw.runtime.proto;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a .proto file and the files that it imports describe. Immutable. */
public final class ProtoSchema {
    static final String TIMESTAMP = "google.protobuf.Timestamp";
    private static final long LARGEST = 4L * 1024 * 1024;
    private static final int MOST_FILES = 1000;
    private static final Set<String> SCALARS = Set.of(
            "double",
            "float",
            "int32",
            "int64",
            "uint32",
            "uint64",
            "sint32",
            "sint64",
            "fixed32",
            "fixed64",
            "sfixed32",
            "sfixed64",
            "bool",
            "string",
            "bytes");

    /** Google's own messages that files import; whoever has those files needn't bring them. */
    private static final String KNOWN = """
            syntax = "proto3"; package google.protobuf;
            message Timestamp { int64 seconds = 1; int32 nanos = 2; }
            message Duration { int64 seconds = 1; int32 nanos = 2; }
            message Empty {}
            message FieldMask { repeated string paths = 1; }
            message Any { string type_url = 1; bytes value = 2; }
            message DoubleValue { double value = 1; }
            message FloatValue { float value = 1; }
            message Int64Value { int64 value = 1; }
            message UInt64Value { uint64 value = 1; }
            message Int32Value { int32 value = 1; }
            message UInt32Value { uint32 value = 1; }
            message BoolValue { bool value = 1; }
            message StringValue { string value = 1; }
            message BytesValue { bytes value = 1; }
            """;

    private final Map<String, MessageType> messages = new LinkedHashMap<>();
    private final Map<String, Map<Integer, String>> enums;
    private final List<Method> methods = new ArrayList<>();

    private ProtoSchema(ProtoFile.Types types) throws ProtoProblem {
        this.enums = types.enums;
        for (MessageType type : types.messages.values()) {
            MessageType resolved = new MessageType(type.name(), type.isMap(), type.hasDefaults());
            for (MessageType.Field field : type.fields()) {
                resolved.add(
                        SCALARS.contains(field.type()) ? field : field.of(resolve(types, type.name(), field.type())));
            }
            messages.put(type.name(), resolved);
        }
        for (ProtoFile.Declared declared : types.methods) {
            methods.add(new Method(
                    declared.path(),
                    message(resolve(types, declared.scope(), declared.input())),
                    message(resolve(types, declared.scope(), declared.output())),
                    declared.rules()));
        }
    }

    /**
     * Reads a file and what it imports, from its own folder or where protoc keeps its files. Blocks.
     *
     * @throws ProtoProblem with a sentence that names the file
     */
    public static ProtoSchema read(Path file) throws ProtoProblem {
        ProtoFile.Types types = new ProtoFile.Types();
        new ProtoFile(KNOWN, types).read();
        Path folder = file.toAbsolutePath().getParent();
        List<Path> open = new ArrayList<>(List.of(file));
        Set<Path> seen = new HashSet<>();
        while (!open.isEmpty()) {
            Path next = open.remove(open.size() - 1);
            if (!seen.add(next.toAbsolutePath().normalize()) || seen.size() > MOST_FILES) {
                continue;
            }
            for (String imported : one(next, types)) {
                Path found = find(folder, imported);
                if (found != null) {
                    open.add(found);
                } else if (!imported.startsWith("google/")) {
                    throw new ProtoProblem(next + ": the file " + imported + " that it imports is not there");
                }
            }
        }
        return new ProtoSchema(types);
    }

    private static List<String> one(Path file, ProtoFile.Types types) throws ProtoProblem {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ProtoProblem(file + " is too large");
            }
            return new ProtoFile(Files.readString(file), types).read();
        } catch (IOException unreadable) {
            throw new ProtoProblem(file + " can't be read");
        } catch (ProtoProblem problem) {
            throw new ProtoProblem(file + ": " + problem.getMessage());
        }
    }

    private static @Nullable Path find(@Nullable Path folder, String imported) {
        try {
            for (Path base : new Path[] {folder, Path.of("/usr/local/kong/include"), Path.of("/usr/include")}) {
                Path found = base == null ? null : base.resolve(imported);
                if (found != null && !imported.startsWith("google/protobuf/") && Files.isRegularFile(found)) {
                    return found;
                }
            }
        } catch (InvalidPathException none) {
            return null;
        }
        return null;
    }

    /** Looks a name up from the innermost scope outwards, as protoc does. */
    private static String resolve(ProtoFile.Types types, String scope, String name) throws ProtoProblem {
        if (name.startsWith(".")) {
            return name.substring(1);
        }
        String around = scope;
        while (true) {
            String full = ProtoFile.joined(around, name);
            if (types.messages.containsKey(full) || types.enums.containsKey(full)) {
                return full;
            }
            if (around.isEmpty()) {
                throw new ProtoProblem("there is no type " + name);
            }
            around = around.indexOf('.') < 0 ? "" : around.substring(0, around.lastIndexOf('.'));
        }
    }

    private MessageType message(String name) throws ProtoProblem {
        MessageType type = messages.get(name);
        if (type == null) {
            throw new ProtoProblem("there is no message " + name);
        }
        return type;
    }

    /** All methods, in the order in which they are written. */
    public List<Method> methods() {
        return List.copyOf(methods);
    }

    /** A message by its full name; null where that is a scalar or an enum. */
    @Nullable
    MessageType messageOf(String type) {
        return messages.get(type);
    }

    /** The names of an enum's values; null where that is none. */
    @Nullable
    Map<Integer, String> enumOf(String type) {
        return enums.get(type);
    }
}
