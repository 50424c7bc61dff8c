package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class EslTransportTest {

    static Stream<IoHandlerFactory> kinds() {
        Stream<IoHandlerFactory> java = Stream.of(NioIoHandler.newFactory());
        return Epoll.isAvailable() ? Stream.concat(java, Stream.of(EpollIoHandler.newFactory())) : java;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void linksAndCallsWorkOnEventLoopsOfEachKind(IoHandlerFactory kind) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, kind);
        FakeLink link = new FakeLink();
        FakeHandler handler = new FakeHandler();
        try (ServerSocket node = RawPeer.listen();
                EslClient client = new EslClient(
                        EslClientSettings.of((InetSocketAddress) node.getLocalSocketAddress(), "secret"), link, loops);
                EslServer server = new EslServer(
                        EslServerSettings.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        (session, channelData) -> handler,
                        loops)) {
            client.start();
            RawPeer peer = RawPeer.linked(node);
            RawPeer call = RawPeer.call(server.start());
            call.say(Wire.event("DTMF", ""));

            await().until(() -> link.ups.size() == 1 && handler.events.size() == 1);
            assertThat(link.downs).isEmpty();
            call.breakOff();
            await().until(() -> handler.closed.size() == 1);
            assertThat(handler.closed.get(0)).isInstanceOf(EslClosed.Lost.class);
            peer.close();
            await().until(() -> link.downs.size() == 1);
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }
}
