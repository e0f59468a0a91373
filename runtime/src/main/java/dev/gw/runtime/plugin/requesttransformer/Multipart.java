package dev.gw.runtime.plugin.requesttransformer;

import dev.gw.runtime.http.MultipartBody;
import dev.gw.runtime.http.MultipartBody.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The parts of a multipart/form-data body while they are changed; of one character per octet. */
final class Multipart {
    private static final String LINE = "\r\n";
    private static final String NO_BOUNDARY = "gw-boundary";

    private final String boundary;
    private final List<Part> parts;

    private Multipart(MultipartBody body) {
        boundary = Objects.requireNonNullElse(body.boundary(), NO_BOUNDARY);
        parts = new ArrayList<>(body.parts());
    }

    static Multipart parse(String body, String contentType) {
        return new Multipart(MultipartBody.parse(body, contentType));
    }

    private int indexOf(String name) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    boolean has(String name) {
        return indexOf(name) >= 0;
    }

    /** The value of the first part of a name; null where there is none. */
    @Nullable
    String value(String name) {
        int at = indexOf(name);
        return at < 0 ? null : parts.get(at).value();
    }

    /** Puts a simple part in the place of the first of its name, or behind all others. */
    void set(String name, String value) {
        int at = indexOf(name);
        if (at < 0) {
            parts.add(Part.simple(name, value));
        } else {
            parts.set(at, Part.simple(name, value));
        }
    }

    /**
     * Removes the parts of a name. Kong counts their places before the first is gone: of several parts of a name, those
     * behind the first take others with them.
     */
    void remove(String name) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).name().equals(name)) {
                places.add(i);
            }
        }
        for (int place : places) {
            if (place < parts.size()) {
                parts.remove(place);
            }
        }
    }

    /** The body; empty where no part is left. */
    String encode() {
        if (parts.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append("--").append(boundary).append(LINE);
            part.headers().forEach(header -> out.append(header).append(LINE));
            out.append(LINE).append(part.value()).append(LINE);
        }
        return out.append("--").append(boundary).append("--").append(LINE).toString();
    }
}
