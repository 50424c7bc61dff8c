package io.heedline.telephony.freeswitch.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands between FreeSWITCH and our listener, so that their connections can be cut as if our process had died. */
public final class Relay implements AutoCloseable {

    private final InetSocketAddress target;
    private final ServerSocket server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /**
     * @param front where FreeSWITCH connects to
     * @param target our listener
     */
    public Relay(InetSocketAddress front, InetSocketAddress target) {
        this.target = target;
        try {
            server = new ServerSocket(front.getPort(), 200, front.getAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("the relay cannot listen at " + front, e);
        }
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Socket far = new Socket(target.getAddress(), target.getPort());
                sockets.add(near);
                sockets.add(far);
                start(() -> copy(near, far));
                start(() -> copy(far, near));
            } catch (IOException e) {
                // Closed, or nobody is at the target.
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Closed by either side.
        }
    }

    /** Cuts all connections and lets no new ones in. */
    public void cut() {
        close();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
