package io.heedline.telephony.freeswitch.scripted;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What a FreeSWITCH node does, the scripted one and a real one alike. Calls go to {@code loopback/echo/trial}, who answers
 * and echoes, and {@code loopback/cause-X/trial}, who refuses for cause X, so that neither needs telephones.
 */
@Timeout(60)
abstract class NodeContract {

    static final int PATIENCE_MS = 5_000;

    ServerSocket server;
    RawConnection client;

    /** Where its event socket listens. */
    abstract InetSocketAddress address();

    abstract String password();

    @BeforeEach
    void connect() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MS);
        client = RawConnection.authenticated(address(), password());
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        server.close();
        closeNode();
    }

    /** After everything else; a real one goes on. */
    void closeNode() {}

    /** A call of which an application of ours has got hold. */
    RawConnection call(String uuid, String variables) throws IOException {
        client.ask("bgapi originate {origination_uuid=" + uuid + variables + "}loopback/echo/trial '&socket(127.0.0.1:"
                + server.getLocalPort() + " async full)'");
        return accept();
    }

    RawConnection accept() throws IOException {
        RawConnection app = new RawConnection(server.accept());
        app.ask("connect");
        app.ask("myevents");
        return app;
    }

    static String fresh() {
        return UUID.randomUUID().toString();
    }
}
