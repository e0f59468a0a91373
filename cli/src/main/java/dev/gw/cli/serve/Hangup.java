package dev.gw.cli.serve;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/**
 * SIGHUP, by which Unix tells a server to read its configuration again. Java has no other way to it than a class outside
 * of its platform; a compiler that takes warnings for errors lets that be called by its name only.
 */
final class Hangup {
    private Hangup() {}

    /** Calls back for every SIGHUP from now on, on a thread of its own; never where the system has no such signal. */
    static void on(Runnable action) {
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                action.run();
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "reload on SIGHUP";
        };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> listener = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(Hangup.class.getClassLoader(), new Class<?>[] {listener}, handler);
            Object hangup = signal.getConstructor(String.class).newInstance("HUP");
            signal.getMethod("handle", signal, listener).invoke(null, hangup, proxy);
        } catch (ReflectiveOperationException unknownHere) {
            // a system without the signal, or a Java without the class: then nobody can send one
        }
    }
}
