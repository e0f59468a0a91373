package dev.gw.runtime.proto;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** .proto files that configurations name. */
public final class ProtoFiles {
    private ProtoFiles() {}

    /**
     * A file that was read, or could not be.
     *
     * @param schema null where it could not
     * @param problem why not; null where it could
     */
    public record Loaded(
            @Nullable ProtoSchema schema, @Nullable String problem) {
        /** The method that is called by a path; null where there is none. */
        public @Nullable Method called(String path) {
            for (Method method : schema == null ? List.<Method>of() : schema.methods()) {
                if (method.path().equals(path)) {
                    return method;
                }
            }
            return null;
        }
    }

    /** Reads a file, relative to the folder that the gateway was started in. Blocks. */
    public static Loaded load(String name) {
        try {
            return new Loaded(ProtoSchema.read(Path.of(name)), null);
        } catch (ProtoProblem problem) {
            return new Loaded(null, problem.getMessage());
        } catch (InvalidPathException problem) {
            return new Loaded(null, "this is no file: " + name);
        }
    }

    /** A sentence where a file can't be used; none for null. */
    public static List<String> problems(@Nullable String name) {
        String problem = name == null ? null : load(name).problem();
        return problem == null ? List.of() : List.of(problem + "; its requests get 400");
    }
}
