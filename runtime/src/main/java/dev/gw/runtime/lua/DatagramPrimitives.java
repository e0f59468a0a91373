package dev.gw.runtime.lua;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** {@code ngx.socket.udp}, to the hosts that connections may lead to; and the addresses of names. */
final class DatagramPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("udp.peer", (worker, mail) -> {
            String host = mail.text();
            int port = (int) mail.integer();
            CompletionStage<List<String>> outcome = SocketPrimitives.address(worker, host, port)
                    .thenComposeAsync(address -> opened(worker, address), worker.loop())
                    .exceptionally(problem -> Arrays.asList("", SocketPrimitives.message(problem)));
            worker.await(outcome, Mail::reply);
        });
        book.put("udp.send", (worker, mail) -> worker.await(flow(worker, mail).send(mail.octets()), Mail::reply));
        book.put(
                "udp.receive",
                (worker, mail) -> worker.await(
                        flow(worker, mail).receive((int) mail.integer()),
                        (reply, got) -> reply.reply(Arrays.asList(got.octets(), got.problem()))));
        book.put("dns.address", (worker, mail) -> {
            String name = mail.text();
            worker.await(
                    SocketPrimitives.names(worker)
                            .address(name, 0)
                            .thenApply(found -> found.getAddress().getHostAddress()),
                    Mail::reply);
        });
    }

    private static CompletionStage<List<String>> opened(LuaWorker worker, InetSocketAddress peer) {
        UdpFlow flow = new UdpFlow(SocketPrimitives.loop(worker), peer);
        return flow.open().thenApply(problem -> Arrays.asList(Integer.toString(worker.opened(flow)), problem));
    }

    private static UdpFlow flow(LuaWorker worker, Mail mail) {
        return worker.socket((int) mail.integer(), UdpFlow.class);
    }
}
