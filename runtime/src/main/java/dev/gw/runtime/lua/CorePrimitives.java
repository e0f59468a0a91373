package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.LogEdit;
import dev.gw.runtime.observe.Metrics;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What the Lua side itself needs: code, bodies to filter, the log, randomness. */
final class CorePrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("source", (worker, mail) -> {
            String name = mail.text();
            String text = name.matches("[a-z_]+") ? LuaSources.find(name) : null;
            mail.reply(text == null ? null : Octets.of(text));
        });
        book.put(
                "plugin.code",
                (worker, mail) -> mail.reply(
                        worker.host().plugin((int) mail.integer()).code().asTexts()));
        book.put("plugin.settings", (worker, mail) -> settings(worker.plugin().settings(), mail));
        book.put("body.take", (worker, mail) -> mail.reply(worker.body()));
        book.put("body.give", (worker, mail) -> worker.body(mail.octets()));
        book.put("log", (worker, mail) -> {
            int level = (int) mail.integer();
            worker.plugin().log().write(level, Octets.text(mail.text()));
            mail.replyNil();
        });
        book.put("log.takes", (worker, mail) -> mail.reply(worker.plugin().log().takes((int) mail.integer())));
        book.put("log.field", (worker, mail) -> {
            worker.exchange().logField(Octets.text(mail.text()), Octets.text(mail.text()));
            mail.replyNil();
        });
        book.put("log.value", (worker, mail) -> {
            String[] what = mail.text().split(" ", 2);
            String json = mail.textOrNull();
            worker.exchange()
                    .editLog(new LogEdit(what[0], Octets.text(what[1]), json == null ? null : Octets.text(json)));
            mail.replyNil();
        });
        book.put("metric.count", (worker, mail) -> {
            String[] metric = Octets.text(mail.text()).split("\0", 3);
            List<String> labels = List.of(metric[2].split("\0"));
            double amount = Double.parseDouble(mail.text());
            List<String> values = List.of(Octets.text(mail.text()).split("\0", -1));
            worker.plugin()
                    .context()
                    .state()
                    .of(Metrics.NAME, Metrics.class, Metrics::new)
                    .own(metric[0], metric[1], labels)
                    .add(values, amount);
            mail.replyNil();
        });
        book.put("env", (worker, mail) -> {
            String value = System.getenv(Octets.text(mail.text()));
            mail.reply(value == null ? null : Octets.of(value));
        });
        book.put("node.hostname", (worker, mail) -> mail.reply(hostname()));
        book.put("random.bytes", (worker, mail) -> mail.reply(random(worker, (int) mail.integer())));
        book.put("left", (worker, mail) -> mail.reply(worker.request().left(mail.text())));
        book.put("leave", (worker, mail) -> {
            worker.request().leave(mail.text());
            mail.replyNil();
        });
        book.put("leave.groups", (worker, mail) -> {
            worker.request().leaveGroups(Octets.text(mail.text()));
            mail.replyNil();
        });
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "";
        }
    }

    private static byte[] random(LuaWorker worker, int length) {
        RandomGenerator random = worker.plugin().context().random();
        ByteBuffer octets = ByteBuffer.allocate(Math.max(0, Math.min(length, 1 << 20)) + Long.BYTES);
        while (octets.remaining() >= Long.BYTES) {
            octets.putLong(random.nextLong());
        }
        return Arrays.copyOf(octets.array(), octets.capacity() - Long.BYTES);
    }

    private static void settings(LuaSettings settings, Mail mail) {
        StringBuilder configuration = new StringBuilder();
        settings.configuration()
                .forEach((name, value) ->
                        configuration.append(name).append('\0').append(value).append('\0'));
        mail.reply(Arrays.asList(
                settings.trust().name(),
                String.join("\0", settings.requires()),
                String.join("\0", settings.environment()),
                Octets.of(configuration.toString())));
    }
}
