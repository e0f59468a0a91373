package dev.gw.runtime.lua;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the event loops of a gateway know of each other: their number, what they tell all, what they have dropped. */
final class NodePrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put(
                "worker.id",
                (worker, mail) -> mail.reply((double) worker.place().index()));
        book.put(
                "worker.count",
                (worker, mail) -> mail.reply((double) worker.place().count()));
        book.put(
                "worker.pid",
                (worker, mail) -> mail.reply((double) ProcessHandle.current().pid()));
        book.put("events.listen", (worker, mail) -> {
            worker.listen(worker.plugin());
            mail.replyNil();
        });
        book.put("events.tell", (worker, mail) -> {
            worker.host().tell(mail.text());
            mail.replyNil();
        });
        book.put("events.heard", (worker, mail) -> mail.reply(worker.heard()));
        book.put(
                "cache.age",
                (worker, mail) -> mail.reply((double) news(worker, mail).age()));
        book.put("cache.drop", (worker, mail) -> {
            CacheNews news = news(worker, mail);
            String key = mail.textOrNull();
            if (key == null) {
                news.droppedAll();
            } else {
                news.dropped(key);
            }
            mail.replyNil();
        });
        book.put("cache.news", (worker, mail) -> {
            List<@Nullable String> keys = news(worker, mail).since(mail.integer());
            if (keys == null) {
                mail.replyNil();
            } else {
                mail.reply(keys);
            }
        });
    }

    private static CacheNews news(LuaWorker worker, Mail mail) {
        return worker.host().news(mail.text());
    }
}
