package dev.gw.runtime.lua;

import dev.gw.runtime.exchange.Session;
import java.util.Arrays;
import java.util.Map;

/** A connection or flow of datagrams that is relayed. */
final class SessionPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("session.say", (worker, mail) -> {
            session(worker).say(mail.octets());
            mail.replyNil();
        });
        book.put("session.facts", (worker, mail) -> {
            Session session = session(worker);
            mail.reply(Arrays.asList(
                    Long.toString(session.received()),
                    Long.toString(session.sent()),
                    Long.toString(session.upstreamReceived()),
                    Long.toString(session.upstreamSent())));
        });
    }

    private static Session session(LuaWorker worker) {
        Session session = worker.exchange().session();
        if (session == null) {
            throw new LuaProblem("this is no stream");
        }
        return session;
    }
}
