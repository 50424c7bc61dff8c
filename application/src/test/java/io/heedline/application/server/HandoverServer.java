package io.heedline.application.server;

import io.heedline.application.config.Settings;
import io.heedline.application.conversation.HandingOver;
import io.heedline.application.conversation.Leaving;
import io.heedline.application.handover.HandoverDesk;
import io.heedline.application.handover.HandoverSettings;
import io.heedline.audio.Pcm;
import io.heedline.dialog.HandoverNote;
import io.heedline.recordings.Transcript.Speaker;
import io.heedline.recordings.Transcript.Turn;
import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.CallListener;
import io.heedline.telephony.Direction;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Playback;
import io.heedline.telephony.TransferTarget;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** The pages and the API of handing over, with calls made up by tests. */
final class HandoverServer implements AutoCloseable {

    static final HandoverNote NOTE = new HandoverNote(
            "asked-for-person",
            List.of("bill", "person"),
            "to_person",
            true,
            Map.of("name", "张伟", "customer", "C7", "bill", "358.20", "due_date", "2026-12-05"));

    private static final List<Turn> TURNS = List.of(
            turn(Speaker.BOT, "您好，请问您要办理什么业务？", 300),
            turn(Speaker.CALLER, "我要查账单", 4_000),
            turn(Speaker.BOT, "您本期的账单金额是358.20元，最后还款日是2026年12月5日。", 6_000),
            turn(Speaker.CALLER, "转人工", 12_000));

    private final ConfigurableApplicationContext context;
    private final Path directory;

    private HandoverServer(ConfigurableApplicationContext context, Path directory) {
        this.context = context;
        this.directory = directory;
    }

    static HandoverServer start(int port, Path directory) {
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Parts.class).logStartupInfo(false).run("--server.port=" + port);
        return new HandoverServer(context, directory);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({HandoversController.class, CallBacksController.class, HandoverPages.class, ApiErrors.class})
    static class Parts {

        @Bean
        Settings settings() {
            return Settings.load();
        }

        @Bean
        ServerGuard serverGuard(
                ServerProperties server, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
            return new ServerGuard(server.getAddress(), problems);
        }

        @Bean
        Clock clock() {
            return Clock.systemDefaultZone();
        }

        @Bean
        Desks desks(Clock clock) {
            HandoverSettings usual = HandoverSettings.defaults();
            return new Desks(HandoverDesk.inMemory(usual, clock), HandoverDesk.inMemory(usual, clock));
        }
    }

    String address() {
        return "http://127.0.0.1:"
                + ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    Desks desks() {
        return context.getBean(Desks.class);
    }

    HandoverServer handOver(String id, String number) {
        return handOver(desks().lines(), id, number, NOTE, TURNS, Locale.SIMPLIFIED_CHINESE);
    }

    HandoverServer trialHandOver(String id, String number) {
        return handOver(desks().trials(), id, number, NOTE, TURNS, Locale.SIMPLIFIED_CHINESE);
    }

    HandoverServer handOver(
            HandoverDesk desk, String id, String number, HandoverNote note, List<Turn> turns, Locale locale) {
        desk.watch()
                .handingOver(
                        new Line(id, number),
                        new HandingOver(
                                "queue:service",
                                note.reason(),
                                note,
                                locale,
                                Instant.now(),
                                turns,
                                directory.resolve(id + ".json")));
        return this;
    }

    void taken(String id) {
        desks().lines().watch().taken(new Line(id, "1"));
    }

    void ends(String id) {
        desks().lines()
                .watch()
                .left(
                        new Line(id, ""),
                        new Leaving("transferred", true, NOTE, Locale.SIMPLIFIED_CHINESE, HangupCause.NORMAL_CLEARING));
    }

    static Turn turn(Speaker speaker, String text, long startMs) {
        return new Turn(speaker, text, startMs, startMs + 1_000, List.of(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        context.close();
    }

    private record Line(String name, String caller) implements Call {
        @Override
        public CallId id() {
            return new CallId(name);
        }

        @Override
        public Direction direction() {
            return Direction.INBOUND;
        }

        @Override
        public String callee() {
            return "95500";
        }

        @Override
        public void answer(CallListener listener) {}

        @Override
        public Playback play(Pcm speech) {
            return () -> {};
        }

        @Override
        public void transfer(TransferTarget target, AfterPerson afterPerson) {}

        @Override
        public void hangUp(HangupCause cause) {}

        @Override
        public Executor lane() {
            return Runnable::run;
        }
    }
}
