package dev.gw.drill.scenario;

import dev.gw.document.ListNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.emit.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is said over the WebSocket that a request opens. */
final class TalkReader {
    /** The keys that only such a request has. */
    static final List<String> KEYS = List.of("messages", "protocols", "close");

    private static final List<String> CONTENTS = List.of("text", "json", "binary");
    private static final List<String> MESSAGE_KEYS =
            List.of("name", "text", "json", "binary", "answers", "timeout", "expect", "extract", "tags");
    private static final List<String> BODIES = List.of("body", "json", "form");
    private static final int NORMAL = 1000;
    private static final int MOST_ANSWERS = 1_000_000;

    private final Section request;
    private final Templates templates;
    private final Duration timeout;
    private final String name;
    private final Set<String> taken = new HashSet<>();

    private TalkReader(Section request, Templates templates, Duration timeout, String name) {
        this.request = request;
        this.templates = templates;
        this.timeout = timeout;
        this.name = name;
    }

    /**
     * What a request says over its WebSocket; null where it opens none.
     *
     * @param templates learns what messages extract
     * @param timeout how long answers are waited for where a message does not say
     * @param name what the request is called
     */
    static @Nullable Talk talk(Section request, Templates templates, Duration timeout, String name) {
        boolean opens = request.has("websocket");
        for (String key : opens ? BODIES : KEYS) {
            Node at = request.get(key);
            if (at != null) {
                String why = opens ? "a handshake has no body" : key + " is for WebSockets";
                String help = opens ? "send it as a message: messages: [{text: hello}]" : "open one: websocket: /path";
                request.wrong(at, why, help);
            }
        }
        return opens ? new TalkReader(request, templates, timeout, name).talk() : null;
    }

    private Talk talk() {
        List<Message> messages = new ArrayList<>();
        if (request.get("messages") instanceof ListNode list && list.items().isEmpty()) {
            request.wrong(list, "messages is empty", "- text: hello");
        }
        for (Section one : request.sections("messages", "a message")) {
            Message message = message(one);
            if (!messages.isEmpty() && messages.get(messages.size() - 1).ends()) {
                one.wrong(one.map(), "the message before it waits for the end, so nothing comes behind it", "");
            }
            messages.add(message);
            message.extract().forEach(templates::learn);
        }
        return new Talk(protocols(), messages, code());
    }

    private List<String> protocols() {
        Node node = request.get("protocols");
        List<String> all = new ArrayList<>();
        if (node != null) {
            Section.scalars(node).forEach(one -> all.add(one.text()));
            boolean tokens = all.stream().allMatch(TalkReader::isToken);
            if (all.isEmpty()
                    || !tokens
                    || node instanceof ListNode list && list.items().size() != all.size()) {
                request.wrong(node, "protocols are names of subprotocols", "[chat.v2, chat.v1]");
            }
        }
        return all;
    }

    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }

    /** What a client may close with: it is done, or a code of the application's own. */
    private int code() {
        int code = request.whole("close", NORMAL, NORMAL, 4999);
        Node at = request.get("close");
        if (at != null && code != NORMAL && code != 1001 && code < 3000) {
            request.wrong(at, "a client closes with 1000, 1001, or a code from 3000 to 4999, not " + code, "");
        }
        return code;
    }

    private Message message(Section one) {
        one.only(MESSAGE_KEYS);
        ExpectReader expect = ExpectReader.ofMessage(one);
        boolean ends = one.has("expect", "close");
        int answers = one.whole("answers", ends ? 0 : 1, 0, MOST_ANSWERS);
        List<String> contents = CONTENTS.stream().filter(one::has).toList();
        if (contents.size() > 1) {
            one.wrong(one.map(), "a message is one of text, json and binary", "");
        }
        Message message = new Message(
                name(one),
                text(one, contents),
                contents.contains("binary") ? octets(one) : null,
                answers,
                ends,
                one.duration("timeout", timeout),
                expect.expectations(),
                expect.extractions(),
                one.texts("tags"));
        check(one, message);
        return message;
    }

    private static void check(Section one, Message message) {
        Node answers = one.get("answers");
        Node at = answers == null ? one.map() : answers;
        if (message.ends() && message.answers() > 0) {
            one.wrong(at, "it waits for the end, so it has no answers", "wait for them with a message before it");
        } else if (!message.listens() && !message.speaks()) {
            one.wrong(at, "a message that sends nothing waits for an answer at least", "leave answers out");
        } else if (!message.listens()
                && !(message.expect().isEmpty() && message.extract().isEmpty())) {
            one.wrong(at, "what has no answer can't be looked at", "leave expect and extract out");
        }
    }

    private String name(Section one) {
        String own = one.text("name", Integer.toString(taken.size() + 1));
        if (!taken.add(own)) {
            Node at = one.get("name");
            one.wrong(at == null ? one.map() : at, "two messages are called " + own, "give each a name of its own");
            taken.add(own + " again");
        }
        return name + "/" + own;
    }

    private @Nullable Template text(Section one, List<String> contents) {
        if (contents.contains("text")) {
            return templates.read(one, one.text("text", ""), "text");
        }
        Node json = one.get("json");
        return json == null ? null : templates.read(one, JsonWriter.compact(json), "json");
    }

    private static String octets(Section one) {
        Node at = one.get("binary");
        try {
            byte[] octets = Base64.getDecoder().decode(one.text("binary", ""));
            return new String(octets, StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException wrong) {
            if (at instanceof Scalar) {
                one.wrong(at, "binary is written in base64", "binary: aGVsbG8=");
            }
            return "";
        }
    }
}
