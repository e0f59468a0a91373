package dev.gw.runtime.lua;

import dev.gw.runtime.dns.Detours;
import dev.gw.runtime.dns.NameService;
import dev.gw.runtime.web.WebClient;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** {@code ngx.socket}: connections to this machine, and to hosts that the operator allows. */
final class SocketPrimitives implements Primitive.Book {
    @Override
    public void add(Map<String, Primitive> book) {
        book.put("tcp.connect", (worker, mail) -> {
            String host = mail.text();
            int port = (int) mail.integer();
            int millis = (int) mail.integer();
            Detours detours = detours(worker);
            InetSocketAddress instead = detours.of(host, port);
            TcpConnection connection = instead == null
                    ? TcpConnection.on(loop(worker))
                    : TcpConnection.toDouble(loop(worker), detours.patience());
            int number = worker.opened(connection);
            CompletionStage<InetSocketAddress> address =
                    instead == null ? address(worker, host, port) : CompletableFuture.completedFuture(instead);
            worker.await(
                    address.thenCompose(found -> connection.connect(found, millis))
                            .exceptionally(problem -> message(problem)),
                    (reply, problem) -> reply.reply(Arrays.asList(Integer.toString(number), problem)));
        });
        book.put("tcp.send", (worker, mail) -> {
            TcpConnection connection = connection(worker, mail);
            worker.await(connection.send(mail.octets()), Mail::reply);
        });
        book.put("tcp.receive", (worker, mail) -> {
            TcpConnection connection = connection(worker, mail);
            String what = mail.text();
            worker.await(
                    connection.receive(what, (int) mail.integer()),
                    (reply, got) -> reply.reply(Arrays.asList(got.octets(), got.problem())));
        });
        book.put("tcp.tls", (worker, mail) -> {
            TcpConnection connection = connection(worker, mail);
            String host = mail.text();
            worker.await(
                    shake(connection, host, mail.text().equals("verify") && !connection.isToDouble()), Mail::reply);
        });
        book.put(
                "tcp.open",
                (worker, mail) -> mail.reply(connection(worker, mail).isOpen()));
        book.put("tcp.close", (worker, mail) -> {
            worker.closed((int) mail.integer());
            mail.replyNil();
        });
    }

    private static TcpConnection connection(LuaWorker worker, Mail mail) {
        return worker.socket((int) mail.integer(), TcpConnection.class);
    }

    private static Detours detours(LuaWorker worker) {
        return worker.plugin().context().state().of(Detours.NAME, Detours.class, () -> Detours.NONE);
    }

    static EventLoop loop(LuaWorker worker) {
        if (worker.loop() instanceof EventLoop loop) {
            return loop;
        }
        throw new LuaProblem("there are no sockets here");
    }

    static String message(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** Where a host may be asked, by the names that the gateway knows. */
    static CompletionStage<InetSocketAddress> address(LuaWorker worker, String host, int port) {
        List<String> allowed = worker.plugin().settings().hosts();
        return names(worker).address(host, port).handle((found, problem) -> {
            if (problem != null) {
                throw new LuaProblem(host + " could not be resolved (3: Host not found)");
            }
            if (!found.getAddress().isLoopbackAddress() && !allowed.contains("*") && !allowed.contains(host)) {
                throw new LuaProblem("connections to " + host + " are not allowed: name it in GW_LUA_HOSTS");
            }
            return found;
        });
    }

    /** The names that the gateway knows. */
    static NameService names(LuaWorker worker) {
        return WebClient.names(worker.plugin().context().state());
    }

    private static CompletionStage<@Nullable String> shake(TcpConnection connection, String host, boolean verify) {
        CompletableFuture<@Nullable String> outcome = new CompletableFuture<>();
        Channel channel = connection.channel();
        if (channel == null) {
            outcome.complete("closed");
            return outcome;
        }
        try {
            SslContextBuilder builder = SslContextBuilder.forClient();
            SslContext context =
                    (verify ? builder : builder.trustManager(InsecureTrustManagerFactory.INSTANCE)).build();
            SslHandler handler = context.newHandler(channel.alloc(), host, 443);
            channel.pipeline().addFirst(handler);
            handler.handshakeFuture()
                    .addListener(done -> outcome.complete(
                            done.isSuccess()
                                    ? null
                                    : String.valueOf(done.cause().getMessage())));
        } catch (SSLException problem) {
            outcome.complete(String.valueOf(problem.getMessage()));
        }
        return outcome;
    }
}
