package io.heedline.telephony.internal.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.audio.Pcm;
import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.RecordingListener;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import io.heedline.telephony.internal.links.RecordingTails;
import io.heedline.telephony.internal.media.MediaServer;
import io.heedline.telephony.internal.media.MediaSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.awaitility.core.ConditionFactory;

/**
 * Whatever FreeSWITCH tells and whatever Heedline wants, in any order: a call ends once, gives everything back, and never
 * has FreeSWITCH carry the sound of a channel that has no codec.
 */
class AnyOrderTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final ScheduledThreadPoolExecutor TIMERS = new ScheduledThreadPoolExecutor(1);
    private static final MediaServer MEDIA =
            new MediaServer(new MediaSettings(LOOPBACK, LOOPBACK, 30_100, 30_130, 1, Duration.ofMillis(200)));

    /** What happens. */
    enum Happening {
        ANSWERED_WITH_CODEC,
        ANSWERED_WITHOUT_CODEC,
        PARKED,
        BRIDGED,
        UNBRIDGED,
        BRIDGE_FAILED,
        QUEUE_ANSWERED,
        QUEUE_GIVEN_UP,
        KEY,
        HANGUP,
        HANGUP_COMPLETE,
        OF_ANOTHER_CHANNEL,
        UNKNOWN,
        CONNECTION_CLOSED,
        WE_ANSWER,
        WE_SPEAK,
        WE_TRANSFER,
        WE_TRANSFER_AND_WANT_IT_BACK,
        WE_HANG_UP
    }

    private static final Set<Happening> ENDS = Set.of(
            Happening.HANGUP,
            Happening.HANGUP_COMPLETE,
            Happening.CONNECTION_CLOSED,
            Happening.WE_ANSWER,
            Happening.WE_HANG_UP);

    @AfterContainer
    static void close() {
        MEDIA.close();
        TIMERS.shutdownNow();
    }

    @Property(tries = 300)
    void aCallEndsOnceAndAsksForSoundOfALegWithACodecOnly(
            @ForAll("happenings") List<Happening> happenings, @ForAll boolean answeredBefore) {
        Transitions transitions = new Transitions();
        CallServices services =
                new CallServices(Runnable::run, TIMERS, MEDIA::open, new RecordingTails(TIMERS), transitions);
        Node node = new Node();
        AtomicInteger over = new AtomicInteger();
        AtomicInteger answers = new AtomicInteger();
        RecordingListener bot = new RecordingListener();
        node.codecIsUp.set(answeredBefore);
        FreeSwitchCall call = new FreeSwitchCall(
                CallSettings.usual(),
                Leg.of(answeredBefore ? event("CHANNEL_DATA", true) : event("CHANNEL_DATA", false)),
                node,
                services,
                ended -> over.incrementAndGet());
        for (Happening happening : happenings) {
            happen(happening, call, node, bot, answers);
            quickly().until(() -> settled(transitions));
        }
        call.lost("the test is over");

        quickly().until(() -> over.get() > 0);
        assertThat(over).hasValue(1);
        assertThat(node.closed).isTrue();
        assertThat(node.crashed).isFalse();
        long ends =
                bot.events().stream().filter(event -> event.startsWith("ended")).count();
        assertThat(ends).isEqualTo(answers.get() > 0 ? 1 : 0);
        assertThat(bot.framesAfterEnd()).isZero();
        assertThat(call.outcome()).isCompleted();
    }

    /** Ends are rare, so that calls come far; most are taken first. */
    @Provide
    Arbitrary<List<Happening>> happenings() {
        Arbitrary<Happening> any = Arbitraries.of(Happening.class);
        Arbitrary<Happening> going = any.filter(happening -> !ENDS.contains(happening));
        Arbitrary<Happening> mostlyGoing = Arbitraries.frequencyOf(Tuple.of(12, going), Tuple.of(1, any));
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, List.of(Happening.WE_ANSWER)), Tuple.of(1, List.<Happening>of())),
                        mostlyGoing.list().ofMaxSize(25))
                .as((first, rest) ->
                        Stream.concat(first.stream(), rest.stream()).toList());
    }

    private static ConditionFactory quickly() {
        return await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1));
    }

    /** Whether the sound that was asked for has come. */
    private static boolean settled(Transitions transitions) {
        Map<String, Long> counts = transitions.snapshot();
        long into = counts.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("-> Arming"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        long out = counts.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("Arming ->"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return into == out;
    }

    private static void happen(
            Happening happening, FreeSwitchCall call, Node node, RecordingListener bot, AtomicInteger answers) {
        switch (happening) {
            case ANSWERED_WITH_CODEC -> {
                node.codecIsUp.set(true);
                call.onEvent(event("CHANNEL_ANSWER", true));
            }
            case ANSWERED_WITHOUT_CODEC -> call.onEvent(event("CHANNEL_ANSWER", false));
            case PARKED -> call.onEvent(event("CHANNEL_PARK", node.codecIsUp.get()));
            case BRIDGED -> call.onEvent(event("CHANNEL_BRIDGE", node.codecIsUp.get()));
            case UNBRIDGED -> call.onEvent(event("CHANNEL_UNBRIDGE", node.codecIsUp.get()));
            case BRIDGE_FAILED ->
                call.onEvent(event(
                        "CHANNEL_EXECUTE_COMPLETE",
                        node.codecIsUp.get(),
                        "Application",
                        "bridge",
                        "variable_originate_disposition",
                        "USER_BUSY"));
            case QUEUE_ANSWERED ->
                call.onEvent(event(
                        "CHANNEL_EXECUTE_COMPLETE",
                        node.codecIsUp.get(),
                        "Application",
                        "callcenter",
                        "variable_cc_cause",
                        "answered"));
            case QUEUE_GIVEN_UP ->
                call.onEvent(event(
                        "CHANNEL_EXECUTE_COMPLETE",
                        node.codecIsUp.get(),
                        "Application",
                        "callcenter",
                        "variable_cc_cause",
                        "cancel"));
            case KEY -> call.onEvent(event("DTMF", false, "DTMF-Digit", "5"));
            case HANGUP -> call.onEvent(event("CHANNEL_HANGUP", false, "Hangup-Cause", "USER_BUSY"));
            case HANGUP_COMPLETE ->
                call.onEvent(event("CHANNEL_HANGUP_COMPLETE", false, "Hangup-Cause", "NORMAL_CLEARING"));
            case OF_ANOTHER_CHANNEL -> call.onEvent(event("CHANNEL_ANSWER", true, "Unique-ID", "another"));
            case UNKNOWN -> call.onEvent(new EslEvent(Map.of(), ""));
            case CONNECTION_CLOSED -> call.onClosed(new EslClosed.Lost("the test closed it"));
            case WE_ANSWER -> weAnswer(call, bot, answers);
            case WE_SPEAK -> call.play(new Pcm(new short[800], 8_000));
            case WE_TRANSFER -> call.transfer(TransferTarget.parse("8000"), AfterPerson.END);
            case WE_TRANSFER_AND_WANT_IT_BACK ->
                call.transfer(TransferTarget.parse("queue:support"), AfterPerson.RETURN);
            case WE_HANG_UP -> call.hangUp(HangupCause.NORMAL_CLEARING);
        }
    }

    /** A second answer is a fault that ends the call; one that comes too late is none, and nobody is told anything. */
    private static void weAnswer(FreeSwitchCall call, RecordingListener bot, AtomicInteger answers) {
        boolean tooLate = call.outcome().isDone() && answers.get() == 0;
        call.answer(bot);
        answers.addAndGet(tooLate ? 0 : 1);
    }

    private static EslEvent event(String name, boolean codec, String... more) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Event-Name", name);
        headers.put("Unique-ID", "leg");
        headers.put("Answer-State", codec ? "answered" : "ringing");
        if (codec) {
            headers.put("Channel-Read-Codec-Name", "PCMA");
            headers.put("Channel-Read-Codec-Rate", "8000");
        }
        for (int i = 0; i < more.length; i += 2) {
            headers.put(more[i], more[i + 1]);
        }
        return new EslEvent(headers, "");
    }

    /** Says yes to everything, sends sound at once, and dies as FreeSWITCH does. */
    private static final class Node implements EslSession {
        private static final Pattern REMOTE_PORT = Pattern.compile("remote-port: (\\d+)");

        private final AtomicBoolean codecIsUp = new AtomicBoolean();
        private final AtomicBoolean crashed = new AtomicBoolean();
        private final AtomicBoolean closed = new AtomicBoolean();

        @Override
        public CompletableFuture<EslReply> send(EslCommand command) {
            if (command.wire().contains("call-command: unicast")) {
                crashed.compareAndSet(false, !codecIsUp.get());
                sendSound(command.wire());
            }
            return CompletableFuture.completedFuture(new EslReply("+OK", new EslEvent(Map.of(), "")));
        }

        private static void sendSound(String command) {
            Matcher port = REMOTE_PORT.matcher(command);
            assertThat(port.find()).isTrue();
            try (DatagramSocket socket = new DatagramSocket(0, LOOPBACK)) {
                socket.send(new DatagramPacket(new byte[320], 320, LOOPBACK, Integer.parseInt(port.group(1))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public CompletableFuture<String> background(EslCommand api) {
            throw new AssertionError("nothing runs in the background");
        }

        @Override
        public CompletableFuture<EslClosed> closed() {
            return new CompletableFuture<>();
        }

        @Override
        public void reading(boolean on) {}

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
