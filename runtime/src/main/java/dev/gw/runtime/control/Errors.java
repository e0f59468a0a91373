package dev.gw.runtime.control;

import dev.gw.check.schema.ErrorTable;
import dev.gw.check.schema.Fault;
import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.document.Scalar;
import dev.gw.runtime.observe.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The bodies of Kong's coded errors. */
final class Errors {
    private Errors() {}

    static MapNode body(int code, String name, String message) {
        return new Members()
                .put("code", code)
                .put("name", name)
                .put("message", message)
                .map();
    }

    static Refusal refusal(int status, int code, String name, String message) {
        return new Refusal(AdminAnswer.json(status, body(code, name, message)));
    }

    static Refusal refusal(int status, int code, String name, String message, Node fields) {
        return new Refusal(AdminAnswer.json(status, body(code, name, message).with("fields", fields)));
    }

    static MapNode declarative(ErrorTable errors) {
        String message = "declarative config is invalid: " + LuaPretty.compact(errors);
        return body(14, "invalid declarative configuration", message).with("fields", json(errors));
    }

    static MapNode schemaViolation(ErrorTable errors) {
        List<String> lines = new ArrayList<>(errors.entity());
        sorted(errors).forEach((field, fault) -> {
            if (fault instanceof ErrorTable inner) {
                Map<String, String> texts = new TreeMap<>();
                sorted(inner).forEach((sub, value) -> texts.put(sub, text(value)));
                if (!inner.entity().isEmpty()) {
                    texts.put(ErrorTable.ENTITY, LuaPretty.lines(list(inner.entity())));
                }
                texts.forEach((sub, text) -> lines.add(field + "." + sub + ": " + text));
            } else {
                lines.add(field + ": " + text(fault));
            }
        });
        String all = String.join("; ", lines);
        String message = lines.size() == 1
                ? "schema violation (" + all + ")"
                : lines.size() + " schema violations (" + all + ")";
        return body(2, "schema violation", message).with("fields", json(errors));
    }

    private static ErrorTable list(List<String> messages) {
        ErrorTable list = new ErrorTable();
        for (int i = 0; i < messages.size(); i++) {
            list.put(i + 1, messages.get(i));
        }
        return list;
    }

    private static Map<String, Fault> sorted(ErrorTable errors) {
        Map<String, Fault> sorted = new TreeMap<>();
        errors.fields().forEach((key, fault) -> sorted.put(String.valueOf(key), fault));
        return sorted;
    }

    static String text(@Nullable Fault fault) {
        if (fault instanceof Fault.Message message) {
            return message.text();
        }
        return fault == null ? "" : LuaPretty.lines(fault);
    }

    /** An argument that says how to answer, and can't be right. */
    static Refusal option(String name, String problem) {
        MapNode options = new Members().put(name, problem).map();
        String message = "invalid option (" + name + ": " + problem + ")";
        return new Refusal(
                AdminAnswer.json(400, body(11, "invalid options", message).with("options", options)));
    }

    static AdminAnswer unsupported(String operation, String plural, String by) {
        String how = by.isEmpty() ? "" : " by '" + by + "'";
        String message = "cannot " + operation + " '" + plural + "' entities" + how + " when not using a database";
        return AdminAnswer.json(405, body(12, "operation unsupported", message));
    }

    /** As JSON: positions make a list, with nulls where nothing is wrong. */
    static Node json(Fault fault) {
        if (fault instanceof Fault.Message message) {
            return Scalar.string(message.text());
        }
        ErrorTable table = (ErrorTable) fault;
        boolean isList = !table.fields().isEmpty()
                && table.entity().isEmpty()
                && table.fields().keySet().stream().allMatch(Integer.class::isInstance);
        return isList ? items(table) : members(table);
    }

    private static Node items(ErrorTable table) {
        int last = table.fields().keySet().stream()
                .mapToInt(Integer.class::cast)
                .max()
                .orElse(0);
        List<Node> items = new ArrayList<>(last);
        for (int i = 1; i <= last; i++) {
            Fault fault = table.get(i);
            items.add(fault == null ? Members.NULL : json(fault));
        }
        return ListNode.of(items);
    }

    private static Node members(ErrorTable table) {
        Members members = new Members();
        table.fields().forEach((key, fault) -> members.put(String.valueOf(key), json(fault)));
        if (!table.entity().isEmpty()) {
            members.put(ErrorTable.ENTITY, Members.texts(table.entity()));
        }
        return members.map();
    }
}
