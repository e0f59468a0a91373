package dev.gw.runtime.lua;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The files that modules are looked for in: templates with a question mark for the name. Immutable. */
final class PackagePath {
    /** What Kong looks through unless told otherwise. */
    private static final String USUAL = "./?.lua;./?/init.lua";

    private final String templates;

    private PackagePath(String templates) {
        this.templates = templates;
    }

    /** The one that is set. */
    static PackagePath of(LuaSettings settings) {
        return new PackagePath(settings.configuration().getOrDefault("lua_package_path", USUAL));
    }

    /** The text of a module, one character per octet; null where no file has it. */
    @Nullable
    String find(String module) {
        String name = module.replace('.', '/');
        for (String template : templates.split(";", -1)) {
            String text = template.indexOf('?') < 0 ? null : text(template.replace("?", name));
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String text(String file) {
        try {
            Path path = Path.of(file);
            return Files.isRegularFile(path) ? Files.readString(path, StandardCharsets.ISO_8859_1) : null;
        } catch (IOException | InvalidPathException unreadable) {
            return null;
        }
    }
}
