package dev.gw.runtime.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.gw.runtime.exchange.Request.HttpVersion;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a request.
 *
 * @param authority that of an absolute target; null for the usual form
 */
record RequestLine(String method, @Nullable String authority, String target, HttpVersion version) {
    private static final String[] USUAL = {"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"};
    private static final String HEAD = "HEAD ";

    static RequestLine parse(String whole) throws MalformedMessage {
        int length = whole.length();
        while (length > 0 && whole.charAt(length - 1) == ' ') {
            length--;
        }
        String line = whole.substring(0, length);
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        if (first <= 0 || last == first) {
            throw bad("request line without method, target and version");
        }
        String method = method(line, first);
        String target = withoutSpaces(line, first + 1, last);
        checkCharacters(target);
        if (target.startsWith("/")) {
            checkPath(target);
            return new RequestLine(method, null, target, version(line, last + 1));
        }
        return absolute(method, target, line.substring(last + 1));
    }

    /** Refuses what has arrived of a request line that can't become one, such as a TLS handshake. */
    static void checkBeginning(ByteBuf in) throws MalformedMessage {
        int at = in.readerIndex();
        while (at < in.writerIndex() && (in.getByte(at) == '\r' || in.getByte(at) == '\n')) {
            at++;
        }
        for (; at < in.writerIndex() && in.getByte(at) != ' '; at++) {
            if (!isMethodCharacter((char) (in.getByte(at) & 0xff))) {
                throw bad("method with a forbidden character");
            }
        }
    }

    /** Whether a request that begins there, well-formed or not, is one whose answer has no body. */
    static boolean asksForHead(ByteBuf in, int start) {
        return in.writerIndex() - start >= HEAD.length()
                && in.toString(start, HEAD.length(), ISO_8859_1).equals(HEAD);
    }

    private static String withoutSpaces(String line, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && line.charAt(start) == ' ') {
            start++;
        }
        while (end > start && line.charAt(end - 1) == ' ') {
            end--;
        }
        return line.substring(start, end);
    }

    private static String method(String line, int end) throws MalformedMessage {
        for (String usual : USUAL) {
            if (usual.length() == end && line.startsWith(usual)) {
                return usual;
            }
        }
        String method = line.substring(0, end);
        checkMethod(method);
        return method;
    }

    static void checkMethod(String method) throws MalformedMessage {
        for (int i = 0; i < method.length(); i++) {
            if (!isMethodCharacter(method.charAt(i))) {
                throw bad("method with a forbidden character");
            }
        }
    }

    private static boolean isMethodCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c == '_' || c == '-';
    }

    private static void checkCharacters(String target) throws MalformedMessage {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c == 0x7f) {
                throw bad("target with a space or control character");
            }
        }
    }

    /** A target in its usual form, which is all that HTTP/2 has. */
    static String checkTarget(String target) throws MalformedMessage {
        checkCharacters(target);
        if (!target.startsWith("/")) {
            throw bad("target is not a path");
        }
        checkPath(target);
        return target;
    }

    private static RequestLine absolute(String method, String target, String version) throws MalformedMessage {
        int scheme = target.indexOf("://") + 3;
        if (!isScheme(target, scheme - 3)) {
            throw bad("target is neither a path nor a URL");
        }
        int end = scheme;
        while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
            end++;
        }
        if (end == scheme) {
            throw bad("URL without a host");
        }
        checkAuthority(target, scheme, end);
        String rest = target.substring(end);
        String path = rest.startsWith("/") ? rest : "/" + rest;
        checkPath(path);
        return new RequestLine(method, target.substring(scheme, end), path, version(version));
    }

    private static boolean isScheme(String target, int end) {
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && (i == 0 || !(c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return false;
            }
        }
        return end > 0;
    }

    /** As in nginx: a name or an address and a port, and nothing that could be taken for another host. */
    private static void checkAuthority(String target, int start, int end) throws MalformedMessage {
        int at = start;
        if (target.charAt(at) == '[') {
            at = target.indexOf(']', at) + 1;
            if (at == 0 || at > end) {
                throw bad("URL with a wrong address");
            }
        }
        while (at < end && isHostCharacter(target.charAt(at))) {
            at++;
        }
        boolean port = at < end && target.charAt(at) == ':';
        while (port && ++at < end && target.charAt(at) >= '0' && target.charAt(at) <= '9') {}
        if (at < end) {
            throw bad("URL with a wrong host");
        }
    }

    private static boolean isHostCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '.' || c == '-';
    }

    private static HttpVersion version(String line, int from) throws MalformedMessage {
        boolean usual = line.length() == from + 8 && line.startsWith("HTTP/1.1", from);
        return usual ? HttpVersion.HTTP_1_1 : version(line.substring(from));
    }

    private static HttpVersion version(String text) throws MalformedMessage {
        if (text.equals("HTTP/1.1")) {
            return HttpVersion.HTTP_1_1;
        }
        if (text.equals("HTTP/1.0")) {
            return HttpVersion.HTTP_1_0;
        }
        boolean named = text.startsWith("HTTP/") && text.length() > 5 && text.charAt(5) >= '1' && text.charAt(5) <= '9';
        if (!named) {
            throw bad("no HTTP version");
        }
        if (text.charAt(5) > '1' || (text.length() > 6 && Character.isDigit(text.charAt(6)))) {
            throw new MalformedMessage(505, "unknown HTTP version");
        }
        boolean minor = text.length() > 7 && text.length() < 10 && text.charAt(6) == '.';
        for (int i = 7; i < text.length(); i++) {
            minor &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (!minor) {
            throw bad("no HTTP version");
        }
        return HttpVersion.HTTP_1_1;
    }

    /** Broken percent triplets, encoded NULs and paths that climb above the root are refused, as nginx does. */
    private static void checkPath(String target) throws MalformedMessage {
        int end = target.indexOf('?');
        end = end < 0 ? target.length() : end;
        int hash = target.indexOf('#');
        end = hash >= 0 && hash < end ? hash : end;
        if (isPlain(target, end)) {
            return;
        }
        StringBuilder path = new StringBuilder(end);
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            if (c == '%') {
                int high = i + 2 < end ? digit(target, i + 1) : -1;
                int low = high < 0 ? -1 : digit(target, i + 2);
                if (low < 0 || high * 16 + low == 0) {
                    throw bad("broken percent encoding");
                }
                c = (char) (high * 16 + low);
                i += 2;
            }
            path.append(c);
        }
        checkDepth(path.toString());
    }

    /** Whether a path has nothing to decode and no segment that begins with a dot. */
    private static boolean isPlain(String target, int end) {
        for (int i = 0; i < end; i++) {
            char c = target.charAt(i);
            if (c == '%' || c == '.' && (i == 0 || target.charAt(i - 1) == '/')) {
                return false;
            }
        }
        return true;
    }

    private static int digit(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }

    private static void checkDepth(String path) throws MalformedMessage {
        int depth = 0;
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                depth--;
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                throw bad("path above the root");
            }
        }
    }

    private static MalformedMessage bad(String why) {
        return new MalformedMessage(400, why);
    }
}
