package dev.gw.runtime.exchange;

import java.util.List;

/** Fields of which nginx keeps one: another value takes the place of the one before instead of standing beside it. */
public final class OneValue {
    private static final FieldNames OF_ANSWERS = FieldNames.of(
            "accept-ranges",
            "content-encoding",
            "content-range",
            "content-type",
            "date",
            "etag",
            "expires",
            "last-modified",
            "location",
            "refresh",
            "server");

    private static final FieldNames OF_REQUESTS = FieldNames.of(
            "accept-encoding",
            "authorization",
            "content-type",
            "expect",
            "if-match",
            "if-modified-since",
            "if-none-match",
            "if-range",
            "if-unmodified-since",
            "keep-alive",
            "range",
            "referer",
            "upgrade",
            "user-agent",
            "via",
            "x-real-ip");

    private OneValue() {}

    public static boolean isOfAnswers(String name) {
        return OF_ANSWERS.contains(name);
    }

    public static boolean isOfRequests(String name) {
        return OF_REQUESTS.contains(name);
    }

    /** Adds a field to an answer. */
    public static void addToAnswer(Headers headers, String name, String value) {
        if (isOfAnswers(name)) {
            headers.set(name, value);
        } else {
            headers.add(name, value);
        }
    }

    /** What stays of the values that code gives a field of a request. */
    public static List<String> keptInRequest(String name, List<String> values) {
        return values.size() > 1 && isOfRequests(name) ? List.of(values.get(values.size() - 1)) : values;
    }
}
