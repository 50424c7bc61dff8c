package io.heedline.telephony.freeswitch.check;

import io.heedline.telephony.freeswitch.FreeSwitchSettings.Node;
import io.heedline.telephony.internal.esl.EslClient;
import io.heedline.telephony.internal.esl.EslClientListener;
import io.heedline.telephony.internal.esl.EslClientSettings;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The event socket of a node, asked by a thread that may wait. */
final class NodeLink implements NodeApi, AutoCloseable {

    private final EslClient client;
    private final EslSession session;

    private NodeLink(EslClient client, EslSession session) {
        this.client = client;
        this.session = session;
    }

    /** What came of connecting. */
    sealed interface Opening {
        record Open(NodeLink link) implements Opening {}

        record Failed(EslClosed why) implements Opening {}
    }

    /** Connects once, and waits for what comes of it. */
    static Opening open(Node node, EventLoopGroup loops) {
        CompletableFuture<EslSession> up = new CompletableFuture<>();
        CompletableFuture<EslClosed> failed = new CompletableFuture<>();
        InetSocketAddress address = InetSocketAddress.createUnresolved(node.host(), node.port());
        EslClientListener listener = new EslClientListener() {
            @Override
            public void onUp(EslSession session) {
                up.complete(session);
            }

            @Override
            public void onEvent(EslEvent event) {}

            @Override
            public void onDown(EslClosed why, Duration nextAttemptIn) {
                failed.complete(why);
            }
        };
        EslClient client = new EslClient(EslClientSettings.of(address, node.password()), listener, loops);
        client.start();
        try {
            CompletableFuture.anyOf(up, failed).get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            failed.complete(new EslClosed.Lost("nothing came within " + 2 * PATIENCE.toSeconds() + " s"));
        } catch (ExecutionException e) {
            throw new IllegalStateException("these futures never fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed.complete(new EslClosed.ByUs());
        }
        if (up.isDone()) {
            return new Opening.Open(new NodeLink(client, up.join()));
        }
        client.close();
        return new Opening.Failed(failed.join());
    }

    @Override
    public String ask(String command) {
        return await(command, session.send(EslCommand.of("api", command)).thenApply(EslReply::text))
                .strip();
    }

    EslSession session() {
        return session;
    }

    /** Waits for an answer to a command, which is named if none comes. */
    static <T> T await(String command, Future<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new NoAnswerException(command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(command, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
