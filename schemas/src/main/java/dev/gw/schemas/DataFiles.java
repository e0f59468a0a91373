package dev.gw.schemas;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Files that lie in the same jar as this class. They are taken from there without the class loader, which would first look through
 * all modules of Java: that costs a cold start more than all the reading.
 */
final class DataFiles {
    private static final String ROOT = "kong/";
    private static final @Nullable ZipFile JAR = jar();

    private DataFiles() {}

    /** The file of that path; null where there is none. */
    static byte @Nullable [] read(String path) throws IOException {
        try (InputStream in = open(path)) {
            return in == null ? null : in.readAllBytes();
        }
    }

    private static @Nullable InputStream open(String path) throws IOException {
        if (JAR == null) {
            return DataFiles.class.getResourceAsStream(ROOT + path);
        }
        ZipEntry entry = JAR.getEntry("dev/gw/schemas/" + ROOT + path);
        return entry == null ? null : JAR.getInputStream(entry);
    }

    /** Null where the class comes from a folder, or Java can't tell: from an archive that was moved with its jar. */
    private static @Nullable ZipFile jar() {
        CodeSource source = DataFiles.class.getProtectionDomain().getCodeSource();
        URL place = source == null ? null : source.getLocation();
        try {
            File file = place == null ? null : new File(place.toURI());
            return file != null && file.isFile() ? new ZipFile(file) : null;
        } catch (URISyntaxException | IllegalArgumentException | IOException e) {
            return null;
        }
    }
}
