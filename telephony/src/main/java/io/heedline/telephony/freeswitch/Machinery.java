package io.heedline.telephony.freeswitch;

import io.heedline.telephony.internal.calls.CallServices;
import io.heedline.telephony.internal.calls.CallSettings;
import io.heedline.telephony.internal.calls.FreeSwitchCall;
import io.heedline.telephony.internal.calls.Leg;
import io.heedline.telephony.internal.calls.Transitions;
import io.heedline.telephony.internal.esl.EslLimits;
import io.heedline.telephony.internal.esl.EslServer;
import io.heedline.telephony.internal.esl.EslServerSettings;
import io.heedline.telephony.internal.esl.EslSession;
import io.heedline.telephony.internal.links.AudioStreamServer;
import io.heedline.telephony.internal.links.AudioStreamSettings;
import io.heedline.telephony.internal.links.AudioStreams;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.links.SharedDirectory;
import io.heedline.telephony.internal.media.MediaServer;
import io.heedline.telephony.internal.media.MediaSettings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads of an exchange, and what is built on them for each call. */
final class Machinery implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Machinery.class);
    private static final int EVENT_SOCKET_LOOPS = 2;
    private static final Duration JOB_LIMIT = Duration.ofMinutes(3);
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    private final FreeSwitchSettings settings;
    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timers;
    private final EventLoopGroup loops;
    private final MediaServer media;
    private final ScheduledThreadPoolExecutor recordingReader;
    private final RecordingTails tails;
    private final Optional<AudioStreamServer> streams;
    private final CallSettings callSettings;
    private final CallServices callServices;

    Machinery(FreeSwitchSettings settings) {
        this.settings = settings;
        workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), new DefaultThreadFactory("call-lane", true));
        timers = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("call-timer", true));
        timers.setRemoveOnCancelPolicy(true);
        loops = new MultiThreadIoEventLoopGroup(
                EVENT_SOCKET_LOOPS,
                new DefaultThreadFactory("event-socket", true),
                Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        FreeSwitchSettings.Media sound = settings.media();
        media = new MediaServer(new MediaSettings(
                sound.bind(),
                sound.advertised(),
                sound.firstPort(),
                sound.lastPort(),
                sound.eventLoops(),
                sound.uplinkLostAfter()));
        callSettings = callSettings(settings.transfers());
        recordingReader = new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("person-recordings", true));
        recordingReader.setRemoveOnCancelPolicy(true);
        tails = new RecordingTails(recordingReader);
        streams = sound.audioStream().map(stream -> new AudioStreamServer(listener(stream), loops));
        callServices = new CallServices(workers, timers, media::open, tails, audioStreams(), new Transitions());
    }

    private static AudioStreamSettings listener(FreeSwitchSettings.AudioStream stream) {
        return AudioStreamSettings.of(new InetSocketAddress(stream.bind(), stream.port()), stream.advertised());
    }

    /** Speech is written by the thread that reads recordings: both wait for the disk only. */
    private Optional<AudioStreams> audioStreams() {
        return settings.media()
                .audioStream()
                .flatMap(stream -> streams.map(server -> new AudioStreams(server, stream.speech(), recordingReader)));
    }

    /** Opens what listens for sound, and looks at the directories it comes by. */
    void start() {
        settings.transfers().recordings().map(SharedDirectory::new).ifPresent(shared -> shared.inspect("persons"));
        settings.media()
                .audioStream()
                .map(stream -> new SharedDirectory(stream.speech()))
                .ifPresent(shared -> shared.inspect("speech"));
        streams.ifPresent(AudioStreamServer::start);
    }

    private static CallSettings callSettings(FreeSwitchSettings.Transfers transfers) {
        CallSettings usual = CallSettings.usual();
        return new CallSettings(
                usual.answerLimit(),
                usual.firstSoundLimit(),
                transfers.ringing(),
                usual.hangupLimit(),
                usual.rearmings(),
                transfers.extension()::ringing,
                usual.ringback(),
                transfers.recordings(),
                usual.eventBacklog());
    }

    EslServer server(EslServer.Acceptor acceptor) {
        FreeSwitchSettings.EventSocket listener = settings.eventSocket();
        EslServerSettings usual = EslServerSettings.of(new InetSocketAddress(listener.bind(), listener.port()));
        FreeSwitchSettings.Timing timing = settings.timing();
        return new EslServer(
                new EslServerSettings(
                        usual.bind(),
                        timing.linger(),
                        CONNECT_LIMIT,
                        timing.reply(),
                        JOB_LIMIT,
                        usual.connections(),
                        EslLimits.DEFAULT),
                acceptor,
                loops);
    }

    FreeSwitchCall call(Leg leg, EslSession session, Consumer<FreeSwitchCall> onOver) {
        return new FreeSwitchCall(callSettings, leg, session, callServices, onOver);
    }

    ExecutorService workers() {
        return workers;
    }

    ScheduledExecutorService timers() {
        return timers;
    }

    EventLoopGroup loops() {
        return loops;
    }

    void every(Duration interval, Runnable task) {
        timers.scheduleAtFixedRate(
                () -> {
                    try {
                        task.run();
                    } catch (RuntimeException fault) {
                        log.error("a periodic task of the exchange failed; it goes on", fault);
                    }
                },
                interval.toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    void after(Duration delay, Runnable task) {
        timers.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timers.shutdownNow();
        media.close();
        streams.ifPresent(AudioStreamServer::close);
        tails.close();
        // What is being read may be read to its end; nothing regular goes on.
        recordingReader.shutdown();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
        workers.shutdown();
    }
}
