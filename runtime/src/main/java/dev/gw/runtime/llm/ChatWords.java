package dev.gw.runtime.llm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a chat in OpenAI's words, made of what callers say in others. */
final class ChatWords {
    private ChatWords() {}

    /** A part that is text. */
    static Map<String, Object> text(Object said) {
        return Json.object("type", "text", "text", said);
    }

    /** A part that is a picture. */
    static Map<String, Object> picture(@Nullable Object url) {
        return Json.object("type", "image_url", "image_url", Json.object("url", url));
    }

    /** A tool that is a function. */
    static Map<String, Object> tool(Object function) {
        return Json.object("type", "function", "function", function);
    }

    /** The messages with an instruction in front of them; null where there are none. */
    static @Nullable List<Object> instructed(List<Object> messages, @Nullable Object instruction) {
        if (instruction != null && !messages.isEmpty()) {
            messages.add(0, Json.object("role", "system", "content", List.of(text(instruction))));
        }
        return orNothing(messages);
    }

    /** A list, which is left out where it is empty. */
    static @Nullable List<Object> orNothing(List<Object> list) {
        return list.isEmpty() ? null : list;
    }
}
