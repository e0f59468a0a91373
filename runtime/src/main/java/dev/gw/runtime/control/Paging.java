package dev.gw.runtime.control;

import dev.gw.document.ListNode;
import dev.gw.document.MapNode;
import dev.gw.document.Node;
import dev.gw.model.Entity;
import dev.gw.runtime.json.LuaNumbers;
import dev.gw.runtime.observe.EntityViews;
import dev.gw.runtime.observe.Members;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists a page at a time. The place to go on from is encoded as Kong encodes it. */
final class Paging {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final Call call;
    private final String prefix;
    private final String path;

    /**
     * A list.
     *
     * @param kind the plural of what is listed
     * @param field what Kong's keys hold between the workspace and the id
     * @param path where the next page is asked for
     */
    Paging(Call call, String kind, String field, String path) {
        this(call, kind, EntityViews.WORKSPACE, field, path);
    }

    /** A list of the entities of one workspace, or {@code *} for all. */
    Paging(Call call, String kind, String workspace, String field, String path) {
        this.call = call;
        this.prefix = kind + "|" + workspace + "|" + field + "|";
        this.path = path;
    }

    /** The page that was asked for, of entities ordered by id. */
    MapNode page(Stream<Entity> entities, Function<Entity, MapNode> show) {
        return page(entities, entity -> true, show, "");
    }

    /** The page that was asked for, of entities ordered by id; as in Kong, what is not shown counts for its size. */
    MapNode page(Stream<Entity> entities, Predicate<Entity> shows, Function<Entity, MapNode> show, String moreArgs) {
        int size = size();
        String after = after();
        List<Entity> rest = after == null
                ? entities.toList()
                : entities.filter(entity -> isBehind(after, entity)).toList();
        List<Entity> page = rest.subList(0, Math.min(size, rest.size()));
        List<Node> shown = new ArrayList<>(page.size());
        page.stream().filter(shows).forEach(entity -> shown.add(show.apply(entity)));
        // Kong doesn't look whether anything follows a full page
        String offset = page.size() == size ? encode(page.get(size - 1).id()) : null;
        return result(shown, offset, moreArgs);
    }

    /** A page with the place of the next one. */
    MapNode result(List<Node> shown, @Nullable String offset, String moreArgs) {
        Members members = new Members().put("data", shown);
        if (offset == null) {
            return members.put("next", Members.NULL).map();
        }
        return members.put("offset", offset)
                .put("next", path + "?offset=" + escaped(offset) + moreArgs)
                .map();
    }

    /** The page that was asked for, of items in a fixed order; the place to go on from is a number. */
    MapNode numbered(List<Node> items) {
        String asked = call.arg("offset");
        int from = asked != null && asked.matches("\\d{1,9}") ? Math.min(Integer.parseInt(asked), items.size()) : 0;
        int to = Math.min(items.size(), from + size());
        return result(items.subList(from, to), to < items.size() ? Integer.toString(to) : null, "");
    }

    private String encode(String id) {
        byte[] key = (prefix + id + "\0").getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().withoutPadding().encodeToString(key);
    }

    private @Nullable String after() {
        String offset = call.arg("offset");
        if (offset == null) {
            return null;
        }
        try {
            return new String(Base64.getDecoder().decode(offset), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            if (belongsToAnEntity()) {
                return ""; // Kong doesn't look at it there, and finds nothing behind it
            }
            throw Errors.refusal(
                    400, 7, "invalid offset", "'" + offset + "' is not a valid offset: bad base64 encoding");
        }
    }

    private boolean belongsToAnEntity() {
        return !prefix.endsWith("|*|");
    }

    /** Whether an entity stands behind a key, which has to be one of the same list. */
    private boolean isBehind(String key, Entity entity) {
        return key.startsWith(prefix) && (prefix + entity.id()).compareTo(key) >= 0;
    }

    /** How many items a page has. */
    int size() {
        List<@Nullable String> items = call.items("size");
        if (items.isEmpty()) {
            return USUAL;
        }
        String text = call.arg("size");
        Double size = text == null || items.size() > 1 ? null : LuaNumbers.parse(text);
        if (size == null) {
            throw Errors.refusal(400, 9, "invalid size", "size must be a number");
        }
        if (size != Math.rint(size) || size < 1 || size > MOST) {
            throw Errors.refusal(400, 9, "invalid size", "size must be an integer between 1 and " + MOST);
        }
        return size.intValue();
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static ListNode none() {
        return ListNode.of(List.of());
    }
}
