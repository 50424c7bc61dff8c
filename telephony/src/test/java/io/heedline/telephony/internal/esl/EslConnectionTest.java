package io.heedline.telephony.internal.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A connection by itself, in a time of its own. */
class EslConnectionTest {

    private static final EslTimes TIMES =
            new EslTimes(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(3));
    private static final EslLimits LIMITS = new EslLimits(10_000, 100_000, Duration.ofSeconds(10), 5_000);

    private final FakeHandler handler = new FakeHandler();
    private final List<EslClosed> closedBeforeReady = new ArrayList<>();
    private final EslConnection connection = new EslConnection(
            "test",
            new PasswordOpening("secret", ready -> ready.opened(handler), closedBeforeReady::add),
            TIMES,
            LIMITS);
    private final EmbeddedChannel channel = new EmbeddedChannel();

    @AfterEach
    void nothingIsLeft() {
        channel.finishAndReleaseAll();
    }

    private void connect() {
        channel.freezeTime();
        EslPipeline.install(channel, connection, LIMITS, Duration.ofSeconds(15));
    }

    private void ready() {
        connect();
        receive(Wire.GREETING);
        receive(Wire.reply("+OK accepted"));
        receive(Wire.reply("+OK event listener enabled plain"));
        assertThat(sent()).isEqualTo("auth secret\n\nevent plain BACKGROUND_JOB\n\n");
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private String sent() {
        StringBuilder all = new StringBuilder();
        for (ByteBuf next = channel.readOutbound(); next != null; next = channel.readOutbound()) {
            all.append(next.toString(StandardCharsets.UTF_8));
            next.release();
        }
        return all.toString();
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        channel.runPendingTasks();
    }

    private static Throwable fault(CompletableFuture<?> failed) {
        assertThat(failed).isDone();
        return catchThrowable(failed::join).getCause();
    }

    @Test
    void saysNothingBeforeItIsGreeted() {
        connect();

        assertThat(sent()).isEmpty();
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void answersBelongToCommandsByTheirOrderWhateverTheirKind() {
        ready();
        CompletableFuture<EslReply> first = connection.send(EslCommand.api("status"));
        CompletableFuture<EslReply> second = connection.send(EslCommand.of("linger", "5"));
        CompletableFuture<EslReply> third = connection.send(EslCommand.api("hostname"));

        assertThat(sent()).isEqualTo("api status\n\nlinger 5\n\napi hostname\n\n");
        receive(Wire.api("UP\n") + Wire.reply("-ERR command not found") + Wire.api("vm"));

        assertThat(first.join().text()).isEqualTo("UP\n");
        assertThat(second.join().ok()).isFalse();
        assertThat(third.join().text()).isEqualTo("vm");
    }

    @Test
    void eventsBetweenRepliesDisturbNothing() {
        ready();
        CompletableFuture<EslReply> reply = connection.send(EslCommand.api("hostname"));

        receive(Wire.event("HEARTBEAT", "") + Wire.api("vm") + Wire.event("CHANNEL_ANSWER", "Unique-ID: a%20b\n"));

        assertThat(reply.join().text()).isEqualTo("vm");
        assertThat(handler.events).extracting(EslEvent::name).containsExactly("HEARTBEAT", "CHANNEL_ANSWER");
        assertThat(handler.events.get(1).channel()).hasValue("a b");
    }

    @Test
    void theResultOfAJobMayComeBeforeTheReply() {
        ready();
        CompletableFuture<String> result = connection.background(EslCommand.api("originate", "x", "&park"));
        String id = jobIn(sent());

        receive(Wire.jobDone(id, "+OK done\n"));

        assertThat(result).isCompletedWithValue("+OK done\n");
        receive(Wire.reply("+OK Job-UUID: " + id));
        assertThat(handler.events).isEmpty();
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void theResultOfSomebodyElsesJobIsAnEvent() {
        ready();

        receive(Wire.jobDone("not-ours", "+OK"));

        assertThat(handler.events).hasSize(1);
    }

    @Test
    void aRefusedJobFails() {
        ready();
        CompletableFuture<String> result = connection.background(EslCommand.api("originate", "x"));

        receive(Wire.reply("-ERR command not found"));

        assertThat(fault(result)).isInstanceOf(EslException.Refused.class).hasMessageContaining("bgapi originate");
    }

    @Test
    void aWrongPasswordIsSaid() {
        connect();

        receive(Wire.GREETING);
        receive(Wire.reply("-ERR invalid") + Wire.notice("disconnect", Wire.GOODBYE));

        assertThat(closedBeforeReady).containsExactly(new EslClosed.PasswordRejected("-ERR invalid"));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void anAddressThatIsNotAllowedIsSaid() {
        connect();

        receive(Wire.rejection() + Wire.notice("disconnect", Wire.GOODBYE));

        assertThat(closedBeforeReady).containsExactly(new EslClosed.AddressRejected("Access Denied, go away."));
    }

    @Test
    void aServerThatNeverGreetsIsLeft() {
        connect();

        pass(Duration.ofSeconds(4));
        assertThat(closedBeforeReady).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(closedBeforeReady).containsExactly(new EslClosed.NotReady(5_000));
        assertThat(connection.closed()).isCompleted();
    }

    @Test
    void aServerThatNeverAnswersThePasswordIsLeft() {
        connect();
        receive(Wire.GREETING);

        pass(Duration.ofSeconds(5));

        assertThat(closedBeforeReady).containsExactly(new EslClosed.NotReady(5_000));
    }

    @Test
    void aWebServerIsNotTakenForFreeSwitch() {
        connect();

        receive("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nno");

        assertThat(closedBeforeReady).singleElement().isInstanceOf(EslClosed.Garbled.class);
    }

    @Test
    void endlessGreetingsAreNotAnsweredEndlessly() {
        connect();

        receive(Wire.GREETING + Wire.GREETING);

        assertThat(closedBeforeReady).singleElement().isInstanceOf(EslClosed.Garbled.class);
    }

    @Test
    void aCommandWithoutReplyFailsInTimeAndItsLateReplyGoesToNobodyElse() {
        ready();
        CompletableFuture<EslReply> slow = connection.send(EslCommand.api("slow"));
        pass(Duration.ofSeconds(9));
        CompletableFuture<EslReply> next = connection.send(EslCommand.api("next"));
        assertThat(slow).isNotDone();

        pass(Duration.ofSeconds(1));

        assertThat(fault(slow)).isInstanceOf(EslException.TimedOut.class).hasMessageContaining("api slow");
        receive(Wire.api("late") + Wire.api("in time"));
        assertThat(next.join().text()).isEqualTo("in time");
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void aServerThatStopsAnsweringIsLeft() {
        ready();
        CompletableFuture<EslReply> reply = connection.send(EslCommand.api("status"));
        CompletableFuture<String> job = connection.background(EslCommand.api("originate"));

        pass(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(20));

        assertThat(fault(reply)).isInstanceOf(EslException.TimedOut.class);
        assertThat(fault(job)).isInstanceOf(EslException.TimedOut.class);
        assertThat(handler.closed).singleElement().isInstanceOf(EslClosed.Lost.class);
    }

    @Test
    void aServerThatSaysNothingAnyMoreIsAskedAndLeft() {
        ready();

        pass(Duration.ofSeconds(15));
        assertThat(sent()).isEqualTo("nolog\n\n");
        receive(Wire.reply("-ERR not loging"));
        pass(Duration.ofSeconds(15));
        assertThat(sent()).isEqualTo("nolog\n\n");
        pass(Duration.ofSeconds(10));

        assertThat(handler.closed).singleElement().isInstanceOf(EslClosed.Lost.class);
    }

    @Test
    void whileWeDoNotReadNobodyIsTakenForDead() {
        ready();
        connection.reading(false);
        CompletableFuture<EslReply> reply = connection.send(EslCommand.api("status"));

        pass(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(60));

        assertThat(fault(reply)).isInstanceOf(EslException.TimedOut.class);
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void inTheMomentAfterNobodyIsTakenForDeadEither() {
        ready();
        connection.reading(false);
        CompletableFuture<EslReply> reply = connection.send(EslCommand.api("status"));
        pass(Duration.ofSeconds(10));
        pass(Duration.ofMillis(19_999));

        connection.reading(true);
        pass(Duration.ofSeconds(9));
        assertThat(handler.closed).isEmpty();
        receive(Wire.api("UP"));
        pass(Duration.ofSeconds(10));

        assertThat(fault(reply)).isInstanceOf(EslException.TimedOut.class);
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void afterwardsSilenceCountsAgain() {
        ready();
        connection.reading(false);
        connection.send(EslCommand.api("status"));
        pass(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(20));
        connection.reading(true);

        pass(Duration.ofSeconds(10));
        pass(Duration.ofSeconds(10));

        assertThat(handler.closed).singleElement().isInstanceOf(EslClosed.Lost.class);
    }

    @Test
    void aJobWithoutResultFailsInTime() {
        ready();
        CompletableFuture<String> job = connection.background(EslCommand.api("originate"));
        receive(Wire.reply("+OK Job-UUID: " + jobIn(sent())));
        for (int i = 0; i < 18; i++) {
            assertThat(job).isNotDone();
            receive(Wire.event("HEARTBEAT", ""));
            pass(Duration.ofSeconds(10));
        }

        assertThat(fault(job)).isInstanceOf(EslException.TimedOut.class).hasMessageContaining("180 s");
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void whateverEndsItEverythingPendingFailsAtOnce() {
        ready();
        List<CompletableFuture<?>> pending = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            pending.add(connection.send(EslCommand.api("uuid_exists", "" + i)));
            pending.add(connection.background(EslCommand.api("originate", "" + i)));
        }

        channel.close();

        assertThat(pending).allSatisfy(waiting -> assertThat(fault(waiting)).isInstanceOf(EslException.Closed.class));
        assertThat(handler.closed).singleElement().isInstanceOf(EslClosed.Lost.class);
        CompletableFuture<EslReply> after = connection.send(EslCommand.api("status"));
        assertThat(fault(after)).isInstanceOf(EslException.Closed.class).hasMessageContaining("was not sent");
    }

    @Test
    void thousandsOfCommandsGetTheirOwnReplies() {
        ready();
        List<CompletableFuture<EslReply>> replies = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            replies.add(connection.send(EslCommand.api("echo", "" + i)));
        }
        CompletableFuture<EslReply> tooMany = connection.send(EslCommand.api("echo"));
        CompletableFuture<String> tooManyJobs = connection.background(EslCommand.api("echo"));

        for (int i = 0; i < 5_000; i++) {
            receive(Wire.api("" + i));
        }

        for (int i = 0; i < 5_000; i++) {
            assertThat(replies.get(i).join().text()).isEqualTo("" + i);
        }
        assertThat(fault(tooMany)).isInstanceOf(EslException.Refused.class).hasMessageContaining("5000");
        assertThat(fault(tooManyJobs)).isInstanceOf(EslException.Refused.class);
        assertThat(connection.send(EslCommand.api("again"))).isNotDone();
    }

    @Test
    void aReplyToNothingMeansThatRepliesCannotBeMatched() {
        ready();

        receive(Wire.reply("+OK"));

        assertThat(handler.closed).singleElement().isInstanceOf(EslClosed.Garbled.class);
    }

    @Test
    void anAnnouncedEndIsSaidSo() {
        ready();

        receive(Wire.notice("disconnect", "The system is being shut down.\n"));

        assertThat(handler.closed).containsExactly(new EslClosed.Announced("The system is being shut down."));
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whatAStrangerSaysIsCutShortAndHarmlessInLogs() {
        connect();

        String text = "go\u001b[2Jaway " + "x".repeat(500) + "\nERROR all is lost\n";
        receive("Content-Type: text/rude-rejection\nContent-Length: " + text.length() + "\n\n" + text);

        assertThat(closedBeforeReady).containsExactly(new EslClosed.AddressRejected("go?[2Jaway " + "x".repeat(69)));
    }

    @Test
    void afterTheCallLastEventsStillCome() {
        ready();

        receive(Wire.notice("linger", ""));
        receive(Wire.event("CHANNEL_HANGUP_COMPLETE", ""));
        assertThat(handler.closed).isEmpty();
        channel.close();

        assertThat(handler.events).extracting(EslEvent::name).containsExactly("CHANNEL_HANGUP_COMPLETE");
        assertThat(handler.closed).containsExactly(new EslClosed.ChannelOver());
    }

    @Test
    void aChannelWhoseEndWasMissedIsNotWaitedForAsLongAsFreeSwitchLingers() {
        ready();

        receive(Wire.notice("linger", ""));
        pass(Duration.ofSeconds(2));

        assertThat(handler.closed).containsExactly(new EslClosed.ChannelOver());
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aHandlersFaultEndsNothing() {
        List<String> heard = new ArrayList<>();
        EslConnection fragile = new EslConnection(
                "test",
                new PasswordOpening(
                        "secret",
                        ready -> ready.opened(new EslEventHandler() {
                            @Override
                            public void onEvent(EslEvent event) {
                                heard.add(event.name());
                                throw new IllegalStateException("the handler's fault, as the test wants it");
                            }

                            @Override
                            public void onClosed(EslClosed why) {
                                heard.add("closed");
                            }
                        }),
                        closedBeforeReady::add),
                TIMES,
                LIMITS);
        EslPipeline.install(channel, fragile, LIMITS, Duration.ofSeconds(15));
        receive(Wire.GREETING);
        receive(Wire.reply("+OK accepted"));
        receive(Wire.reply("+OK"));

        receive(Wire.event("CHANNEL_ANSWER", "") + Wire.event("DTMF", ""));

        assertThat(heard).containsExactly("CHANNEL_ANSWER", "DTMF");
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aFrameThatStopsInTheMiddleIsNotWaitedForForEver() {
        ready();

        receive("Content-Length: 100\nContent-Type: text/event-plain\n\nEvent-Name: HALF");
        pass(Duration.ofSeconds(9));
        assertThat(handler.closed).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(handler.closed)
                .singleElement()
                .isInstanceOfSatisfying(
                        EslClosed.Garbled.class,
                        garbled -> assertThat(garbled.what())
                                .contains("of whose body of 100 bytes only 16 bytes came within 10000 ms"));
    }

    @Test
    void aHeadThatStopsInTheMiddleIsNotWaitedForForEver() {
        ready();

        receive("Content-Le");
        pass(Duration.ofSeconds(10));

        assertThat(handler.closed).singleElement().isInstanceOf(EslClosed.Garbled.class);
    }

    @Test
    void aStreamThatIsAlwaysInTheMiddleOfSomeFrameGoesOn() {
        ready();
        String event = Wire.event("HEARTBEAT", "");
        receive(event.substring(0, 10));

        for (int i = 0; i < 8; i++) {
            pass(Duration.ofSeconds(4));
            receive(event.substring(10) + event.substring(0, 10));
        }

        assertThat(handler.events).hasSize(8);
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void aPartlyReadFrameWaitsWhileWeDoNotRead() {
        ready();
        String event = Wire.event("CHANNEL_ANSWER", "");
        receive(event.substring(0, 40));
        connection.reading(false);

        pass(Duration.ofSeconds(9));
        pass(Duration.ofMillis(999));
        connection.reading(true);
        pass(Duration.ofSeconds(1));
        assertThat(handler.closed).isEmpty();
        receive(event.substring(40));

        assertThat(handler.events).hasSize(1);
        assertThat(handler.closed).isEmpty();
    }

    @Test
    void closingItTellsEverybodyOnce() {
        ready();
        CompletableFuture<EslReply> reply = connection.send(EslCommand.api("status"));

        connection.close();
        connection.close();
        channel.runPendingTasks();

        assertThat(fault(reply)).isInstanceOf(EslException.Closed.class);
        assertThat(handler.closed).containsExactly(new EslClosed.ByUs());
        assertThat(connection.closed()).isCompletedWithValue(new EslClosed.ByUs());
    }

    private static String jobIn(String sent) {
        Matcher id = Pattern.compile("Job-UUID: (\\S+)\n").matcher(sent);
        assertThat(id.find()).isTrue();
        return id.group(1);
    }
}
