package dev.gw.document;

import dev.gw.diagnostic.Code;
import dev.gw.diagnostic.Diagnostic;
import dev.gw.diagnostic.Diagnostics;
import dev.gw.source.SourceFile;
import dev.gw.source.Span;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads files into texts: UTF-8, or UTF-16 and UTF-32 told by their mark or their pattern of zero bytes. Stateless;
 * may be used from several threads.
 */
public final class SourceReader {
    /** The largest file that is read, in bytes. */
    public static final int LIMIT = 64 << 20;

    /** What is read at once: Java takes as much again outside of its heap. */
    private static final int CHUNK = 1 << 16;

    private SourceReader() {}

    /**
     * The text of a file, without its byte order mark.
     *
     * @param shownName the name in messages, a path with forward slashes
     * @return empty where the file can't be read or is not text; {@code out} then holds the reason (GW1001 to GW1003)
     */
    public static Optional<SourceFile> read(Path file, String shownName, Diagnostics out) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return refuse(Code.GW1001, shownName, kind(attributes) + ", not a file", out);
            }
            return text(contents(file, attributes.size()), shownName, out);
        } catch (IOException e) {
            out.add(unreadable(file, shownName, e));
            return Optional.empty();
        }
    }

    /** Why a file or folder can't be read. */
    public static Diagnostic unreadable(Path path, String shownName, IOException e) {
        boolean lost = e instanceof NoSuchFileException && Files.isSymbolicLink(path);
        return refusal(Code.GW1001, shownName, lost ? "it is a link that leads nowhere" : reason(e));
    }

    /** The text of bytes that came from elsewhere, say a request; as {@link #read}. */
    public static Optional<SourceFile> text(byte[] bytes, String shownName, Diagnostics out) {
        if (bytes.length > LIMIT) {
            return refuse(Code.GW1003, shownName, "it is larger than " + (LIMIT >> 20) + " MiB", out);
        }
        TextDecoder decoded = TextDecoder.decode(bytes);
        SourceFile source = SourceFile.of(shownName, decoded.text(), decoded.characters());
        String problem = decoded.problem();
        if (problem == null) {
            return Optional.of(source);
        }
        int end = Math.min(decoded.offset() + 1, decoded.text().length());
        Diagnostic refused = Diagnostic.of(Code.GW1002, new Span(source, decoded.offset(), end), problem);
        out.add(decoded.mend() == null ? refused : refused.help(decoded.mend()));
        return Optional.empty();
    }

    /** At most one byte more than the limit, however the file grows while it is read. */
    private static byte[] contents(Path file, long size) throws IOException {
        if (size > LIMIT) {
            return new byte[LIMIT + 1];
        }
        byte[] bytes = new byte[(int) size];
        try (InputStream in = Files.newInputStream(file)) {
            int read = 0;
            int more = 0;
            while (more >= 0 && read < bytes.length) {
                read += more;
                more = in.read(bytes, read, Math.min(CHUNK, bytes.length - read));
            }
            int next = read < bytes.length ? -1 : in.read();
            if (next >= 0) {
                return grown(bytes, next, in);
            }
            return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
        }
    }

    /** What a file holds that grew meanwhile, or that never says how large it is. */
    private static byte[] grown(byte[] bytes, int next, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(LIMIT - bytes.length);
        byte[] all = Arrays.copyOf(bytes, bytes.length + 1 + rest.length);
        all[bytes.length] = (byte) next;
        System.arraycopy(rest, 0, all, bytes.length + 1, rest.length);
        return all;
    }

    private static String kind(BasicFileAttributes attributes) {
        return attributes.isDirectory() ? "it is a folder" : "it is a pipe or a device";
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileSystemLoopException) {
            return "its links run in a circle";
        }
        String said = e instanceof FileSystemException fs ? fs.getReason() : e.getMessage();
        return said == null ? "the system refused" : said;
    }

    private static Optional<SourceFile> refuse(Code code, String name, String reason, Diagnostics out) {
        out.add(refusal(code, name, reason));
        return Optional.empty();
    }

    private static Diagnostic refusal(Code code, String name, String reason) {
        Span place = new Span(SourceFile.of(name, ""), 0, 0);
        return Diagnostic.of(code, place, name + " can't be read: " + reason);
    }
}
