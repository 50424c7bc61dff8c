package io.heedline.telephony.internal.calls;

import io.heedline.telephony.Call;
import io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch;
import io.heedline.telephony.internal.esl.EslServer;
import io.heedline.telephony.internal.esl.EslServerSettings;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.MediaServer;
import io.heedline.telephony.internal.media.MediaSettings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Everything between a scripted node and a hotline's calls, without an exchange. */
final class CallRig implements AutoCloseable {

    private static final int PORTS = 24;

    final ScriptedFreeSwitch node = ScriptedFreeSwitch.start();
    final Transitions transitions = new Transitions();
    final List<FreeSwitchCall> made = new CopyOnWriteArrayList<>();
    final List<FreeSwitchCall> over = new CopyOnWriteArrayList<>();
    final int firstPort = freePorts();

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1);
    private final ScheduledThreadPoolExecutor reader = new ScheduledThreadPoolExecutor(1);
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final Map<String, Consumer<FreeSwitchCall>> numbers = new ConcurrentHashMap<>();
    private final MediaServer media;
    private final EslServer server;
    private final InetSocketAddress address;

    CallRig(CallSettings settings) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        media = new MediaServer(
                new MediaSettings(loopback, loopback, firstPort, firstPort + PORTS - 1, 1, Duration.ofMillis(200)));
        CallServices services = new CallServices(workers, timers, media::open, new RecordingTails(reader), transitions);
        server = new EslServer(
                EslServerSettings.of(new InetSocketAddress(loopback, 0)),
                (session, data) -> {
                    FreeSwitchCall call = new FreeSwitchCall(settings, Leg.of(data), session, services, over::add);
                    made.add(call);
                    numbers.get(call.callee()).accept(call);
                    return call;
                },
                loops);
        address = server.start();
        node.dialplan().answerAndConnect(address);
    }

    InetSocketAddress address() {
        return address;
    }

    void hotline(String number, Consumer<Call> hotline) {
        numbers.put(number, call -> call.ringHotline(hotline));
    }

    void calls(String number, Consumer<FreeSwitchCall> taker) {
        numbers.put(number, taker);
    }

    /** Whether no port of the range is held. */
    boolean allPortsAreFree() {
        return areFree(firstPort);
    }

    private static int freePorts() {
        for (int tries = 0; tries < 100; tries++) {
            int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            if (areFree(first)) {
                return first;
            }
        }
        throw new AssertionError("no " + PORTS + " free UDP ports in a row between 20000 and 30000");
    }

    private static boolean areFree(int first) {
        for (int port = first; port < first + PORTS; port++) {
            try {
                new DatagramSocket(port, InetAddress.getLoopbackAddress()).close();
            } catch (SocketException held) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        node.close();
        server.close();
        media.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        timers.shutdownNow();
        reader.shutdownNow();
        workers.shutdownNow();
    }
}
