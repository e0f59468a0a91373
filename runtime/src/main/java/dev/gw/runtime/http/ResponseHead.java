package dev.gw.runtime.http;

import dev.gw.runtime.exchange.Headers;
import dev.gw.runtime.settings.FieldRules;
import io.netty.buffer.ByteBuf;

/**
 * The head of an upstream's answer.
 *
 * @param status the status code
 * @param reason the reason phrase; may be empty
 * @param headers the header fields
 * @param framing how the body is delimited
 * @param keepAlive whether the connection may be used again
 */
public record ResponseHead(int status, String reason, Headers headers, BodyFraming framing, boolean keepAlive) {

    /** Parses a complete head, taking it out of the buffer. */
    static ResponseHead parse(ByteBuf in, int length, boolean toHead) throws MalformedMessage {
        HeadLines lines = HeadLines.of(in, length);
        String start = lines.startLine();
        boolean formed = start.length() >= 12
                && start.startsWith("HTTP/1.")
                && start.charAt(8) == ' '
                && (start.length() == 12 || start.charAt(12) == ' ');
        int status = formed ? digits(start, 9) : -1;
        if (status < 100) {
            throw new MalformedMessage(502, "wrong status line");
        }
        Headers headers = lines.headers(FieldRules.ALL);
        String connection = headers.get("Connection");
        boolean keepAlive = start.charAt(7) == '0'
                ? connection != null && Tokens.has(connection, "keep-alive")
                : connection == null || !Tokens.has(connection, "close");
        BodyFraming framing = BodyFraming.ofResponse(status, toHead, headers);
        return new ResponseHead(
                status,
                reason(start, status),
                headers,
                framing,
                keepAlive && framing.kind() != BodyFraming.Kind.UNTIL_CLOSE);
    }

    /** The phrase behind the status, which is the usual one as a rule. */
    private static String reason(String start, int status) {
        String usual = Statuses.reason(status);
        boolean isUsual = start.length() == 13 + usual.length() && start.endsWith(usual);
        return isUsual ? usual : start.length() > 13 ? start.substring(13) : "";
    }

    /** A status of three digits; -1 for anything else. */
    static int digits(CharSequence text) {
        return text.length() == 3 ? digits(text, 0) : -1;
    }

    private static int digits(CharSequence text, int from) {
        int status = 0;
        for (int i = from; i < from + 3; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            status = status * 10 + c - '0';
        }
        return status;
    }
}
