package dev.gw.runtime.lua;

import java.time.Clock;
import java.util.Arrays;
import java.util.Map;

/** {@code ngx.shared}. Each primitive's first text is the dictionary's name. */
final class DictPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("dict.get", (worker, mail) -> {
            SharedDict dict = worker.host().dict(mail.text());
            SharedDict.Entry entry = dict.get(mail.text(), clock(worker));
            reply(mail, entry);
        });
        book.put("dict.stale", (worker, mail) -> {
            SharedDict dict = worker.host().dict(mail.text());
            reply(mail, dict.stale(mail.text()));
        });
        book.put("dict.put", (worker, mail) -> {
            SharedDict dict = worker.host().dict(mail.text());
            String[] head = mail.text().split("\0", 4);
            long expires = expires(worker, Double.parseDouble(head[1]));
            String key = head[3];
            SharedDict.Entry entry = new SharedDict.Entry(mail.text(), expires, head[2]);
            mail.reply(dict.put(key, entry, head[0], clock(worker)));
        });
        book.put("dict.remove", (worker, mail) -> {
            worker.host().dict(mail.text()).remove(mail.text());
            mail.replyNil();
        });
        book.put("dict.clear", (worker, mail) -> {
            worker.host().dict(mail.text()).clear();
            mail.replyNil();
        });
        book.put("dict.keys", (worker, mail) -> {
            SharedDict dict = worker.host().dict(mail.text());
            mail.reply(dict.keys((int) mail.integer(), clock(worker)));
        });
        book.put("dict.expired", (worker, mail) -> {
            SharedDict dict = worker.host().dict(mail.text());
            mail.reply((double) dict.expire((int) mail.integer(), clock(worker)));
        });
        book.put("dict.increase", (worker, mail) -> {
            SharedDict dict = worker.host().dict(mail.text());
            String key = mail.text();
            String[] numbers = mail.text().split(" ", 3);
            double first = numbers[1].equals("-") ? Double.NaN : Double.parseDouble(numbers[1]);
            long expires = expires(worker, Double.parseDouble(numbers[2]));
            Double sum = dict.increase(key, Double.parseDouble(numbers[0]), first, expires, clock(worker));
            if (sum == null) {
                mail.replyNil();
            } else {
                mail.reply(sum.doubleValue());
            }
        });
    }

    private static Clock clock(LuaWorker worker) {
        return worker.plugin().context().clock();
    }

    private static long expires(LuaWorker worker, double seconds) {
        return seconds <= 0 ? 0 : clock(worker).millis() + Math.max(1, (long) (seconds * 1000));
    }

    private static void reply(Mail mail, SharedDict.@org.jspecify.annotations.Nullable Entry entry) {
        if (entry == null) {
            mail.replyNil();
        } else {
            mail.reply(Arrays.asList(entry.value(), entry.flags(), Long.toString(entry.expires())));
        }
    }
}
