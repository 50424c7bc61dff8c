package io.heedline.telephony.freeswitch.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.heedline.telephony.Call;
import io.heedline.telephony.CallId;
import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.NetworkReply;
import io.heedline.telephony.Origination;
import io.heedline.telephony.freeswitch.DialString;
import io.heedline.telephony.freeswitch.FreeSwitchExchange;
import io.heedline.telephony.freeswitch.FreeSwitchSettings;
import io.heedline.telephony.freeswitch.NodeState;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a real FreeSWITCH makes of everything that a network can answer, and what we make of that. */
class DialOutcomesIT {

    @RegisterExtension
    static final RealFreeSwitch FREESWITCH = new RealFreeSwitch();

    private static final String NUMBER = "13900001111";
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final AtomicInteger TELEPHONES = new AtomicInteger();

    private final int port = FREESWITCH.ports().telephone(TELEPHONES.incrementAndGet() % 800);
    private final Heard heard = new Heard();

    @TempDir
    Path directory;

    private FreeSwitchExchange exchange;

    @BeforeEach
    void start() {
        start(toTelephone(port), Map.of());
    }

    private static DialString toTelephone(int port) {
        return new DialString("sofia/trunk/{number}@127.0.0.1:" + port);
    }

    /** Starts an exchange that rings by this route, instead of the one there is. */
    private void start(DialString route, Map<String, String> variables) {
        if (exchange != null) {
            exchange.close();
        }
        exchange = exchange(route, variables, FREESWITCH.heedline().getPort());
        exchange.start();
        awaitUp(exchange);
    }

    private static FreeSwitchExchange exchange(DialString route, Map<String, String> variables, int listener) {
        InetAddress here = InetAddress.getLoopbackAddress();
        PortPlan ports = FREESWITCH.ports();
        FreeSwitchSettings settings = FreeSwitchSettings.of(new FreeSwitchSettings.Node(
                        "fs", "127.0.0.1", FREESWITCH.eventSocket().getPort(), FREESWITCH.password()))
                .with(new FreeSwitchSettings.EventSocket(here, listener, "127.0.0.1"))
                .with(new FreeSwitchSettings.Media(
                        here, here, ports.firstMedia(), ports.lastMedia(), 1, Duration.ofMillis(200)))
                .with(FreeSwitchSettings.Outbound.by(route).with(variables));
        return new FreeSwitchExchange(settings, Clock.systemUTC());
    }

    private static void awaitUp(FreeSwitchExchange exchange) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> exchange.nodes().get(0).state() instanceof NodeState.Up);
    }

    @AfterEach
    void stop() {
        exchange.close();
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(FREESWITCH.channels())
                        .as("legs left on the node")
                        .isZero());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "486 Busy Here, USER_BUSY",
        "600 Busy Everywhere, USER_BUSY",
        "603 Decline, CALL_REJECTED",
        "403 Forbidden, CALL_REJECTED",
        "480 Temporarily Unavailable, NO_USER_RESPONSE",
        "404 Not Found, UNALLOCATED_NUMBER",
        "410 Gone, NUMBER_CHANGED",
        "604 Does Not Exist Anywhere, NO_ROUTE_DESTINATION",
        "484 Address Incomplete, INVALID_NUMBER_FORMAT",
        "408 Request Timeout, RECOVERY_ON_TIMER_EXPIRE",
        "504 Server Time-out, RECOVERY_ON_TIMER_EXPIRE",
        "487 Request Terminated, ORIGINATOR_CANCEL",
        "488 Not Acceptable Here, INCOMPATIBLE_DESTINATION",
        "502 Bad Gateway, NETWORK_OUT_OF_ORDER",
        "503 Service Unavailable, NORMAL_TEMPORARY_FAILURE",
    })
    void whatTheNetworkAnswersIsTheOutcome(String status, String cause) throws Exception {
        int code = Integer.parseInt(status.substring(0, 3));

        try (Callee callee = Callee.refusing(status, port, directory)) {
            assertThat(outcome(originate(LIMIT))).isEqualTo(expected(code));
        }

        assertThat(heard.reply).isEqualTo(new NetworkReply(cause, OptionalInt.of(code)));
        assertThat(exchange.counts().ringing()).isZero();
    }

    private static DialOutcome expected(int status) {
        return switch (status) {
            case 486, 600 -> new DialOutcome.Busy();
            case 603, 403 -> new DialOutcome.Refused(HangupCause.CALL_REJECTED);
            case 480 -> new DialOutcome.Unreachable(HangupCause.NO_USER_RESPONSE);
            case 404, 410, 604 -> new DialOutcome.UnknownNumber(NUMBER);
            case 484 -> new DialOutcome.InvalidNumber(NUMBER);
            case 408, 504 -> new DialOutcome.NetworkFailed(HangupCause.RECOVERY_ON_TIMER_EXPIRE);
            case 487 -> new DialOutcome.Refused(HangupCause.ORIGINATOR_CANCEL);
            case 488 -> new DialOutcome.NetworkFailed(HangupCause.INCOMPATIBLE_DESTINATION);
            case 502 -> new DialOutcome.NetworkFailed(HangupCause.NETWORK_OUT_OF_ORDER);
            case 503 -> new DialOutcome.NetworkFailed(HangupCause.TEMPORARY_FAILURE);
            default -> throw new IllegalArgumentException("no outcome is expected of " + status);
        };
    }

    @Test
    void aTelephoneThatRingsForEverIsNotAnsweredWithinTheRingingLimit() throws Exception {
        try (Callee callee = Callee.ringing(port, directory)) {
            DialOutcome outcome = outcome(originate(Duration.ofSeconds(3)));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            DialOutcome.NoAnswer.class,
                            none -> assertThat(none.rang()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(3_500)));
        }
        assertThat(heard.ringing).hasValue(1);
        assertThat(heard.reply.cause()).isEqualTo("NO_ANSWER");
    }

    @Test
    void theTimeLimitOfALegIsNoAnswerToo() throws Exception {
        start(toTelephone(port), Map.of("leg_timeout", "2"));

        try (Callee callee = Callee.ringing(port, directory)) {
            assertThat(outcome(originate(LIMIT))).isInstanceOf(DialOutcome.NoAnswer.class);
        }
        assertThat(heard.reply.cause()).isEqualTo("ALLOTTED_TIMEOUT");
    }

    @Test
    void ringingThatIsGivenUpInADrainIsCancelled() throws Exception {
        try (Callee callee = Callee.ringing(port, directory)) {
            CompletableFuture<DialOutcome> outcome = originate(LIMIT);
            awaitRinging();

            exchange.drain(Duration.ofSeconds(1));

            assertThat(outcome(outcome)).isEqualTo(new DialOutcome.Refused(HangupCause.ORIGINATOR_CANCEL));
        }
    }

    @Test
    void aGatewayThatFreeSwitchDoesNotKnowIsNoRoute() throws Exception {
        assertThat(outcome(exchange.originate(by("no-such-gateway", CallId.random()), heard)))
                .isEqualTo(new DialOutcome.NoRoute(HangupCause.GATEWAY_DOWN, "INVALID_GATEWAY"));
        assertThat(heard.reply).isEqualTo(new NetworkReply("INVALID_GATEWAY", OptionalInt.empty()));
    }

    @Test
    void aTelephoneThatIsNotLoggedInIsNoRoute() throws Exception {
        start(new DialString("user/{number}"), Map.of());

        Origination toSupport = Origination.of("95500", "1000", LIMIT);

        assertThat(outcome(exchange.originate(toSupport, heard)))
                .isInstanceOfSatisfying(
                        DialOutcome.NoRoute.class,
                        none -> assertThat(none.cause()).isEqualTo(HangupCause.SUBSCRIBER_ABSENT));
    }

    @Test
    void aPortWhereNobodyListensIsAFailureOfTheNetwork() throws Exception {
        assertThat(outcome(originate(LIMIT))).isEqualTo(new DialOutcome.NetworkFailed(HangupCause.TEMPORARY_FAILURE));
    }

    @Test
    void anIdThatIsInUseRingsNobody() throws Exception {
        try (Callee callee = Callee.ringing(port, directory)) {
            Origination first = new Origination(CallId.random(), "95500", NUMBER, Optional.empty(), LIMIT);
            CompletableFuture<DialOutcome> rings = exchange.originate(first, heard);
            awaitRinging();

            DialOutcome second = outcome(exchange.originate(first, new Heard()));

            assertThat(second).isInstanceOf(DialOutcome.NoRoute.class);
            assertThat(rings).isNotDone();
            exchange.drain(Duration.ZERO);
            outcome(rings);
        }
    }

    @Test
    void anIdThatAnotherHeedlineRingsUnderRingsNobodyAndDoesNotDisturbIt() throws Exception {
        try (Callee callee = Callee.ringing(port, directory);
                FreeSwitchExchange other = exchange(toTelephone(port), Map.of(), 0)) {
            Origination first = new Origination(CallId.random(), "95500", NUMBER, Optional.empty(), LIMIT);
            CompletableFuture<DialOutcome> rings = exchange.originate(first, heard);
            awaitRinging();
            other.start();
            awaitUp(other);
            Heard late = new Heard();

            assertThat(outcome(other.originate(first, late))).isInstanceOf(DialOutcome.NoRoute.class);

            assertThat(late.reply.cause()).isEqualTo("DESTINATION_OUT_OF_ORDER");
            assertThat(rings).isNotDone();
            exchange.drain(Duration.ZERO);
            assertThat(outcome(rings)).isEqualTo(new DialOutcome.Refused(HangupCause.ORIGINATOR_CANCEL));
        }
    }

    @Test
    void aFreeSwitchKilledWhileItRingsLeavesTheOutcomeUnknownAndIsUsedAgain() throws Exception {
        try (Callee callee = Callee.ringing(port, directory)) {
            CompletableFuture<DialOutcome> outcome = originate(LIMIT);
            awaitRinging();

            FREESWITCH.kill();

            assertThat(outcome(outcome)).isInstanceOf(DialOutcome.Unknown.class);
            assertThat(exchange.nodes().get(0).state()).isInstanceOf(NodeState.Down.class);
            FREESWITCH.restart();
        }
        awaitUp(exchange);
        try (Callee callee = Callee.refusing("486 Busy Here", port, directory)) {
            assertThat(outcome(originate(LIMIT))).isEqualTo(new DialOutcome.Busy());
        }
    }

    private CompletableFuture<DialOutcome> originate(Duration limit) {
        return exchange.originate(Origination.of("95500", NUMBER, limit), heard);
    }

    private void awaitRinging() {
        await().atMost(Duration.ofSeconds(5)).until(() -> heard.ringing.get() == 1);
    }

    private static Origination by(String gateway, CallId id) {
        return new Origination(id, "95500", NUMBER, Optional.of(gateway), LIMIT);
    }

    private static DialOutcome outcome(CompletableFuture<DialOutcome> outcome) throws Exception {
        return outcome.get(30, TimeUnit.SECONDS);
    }

    private static final class Heard implements DialListener {
        private final AtomicInteger ringing = new AtomicInteger();
        private volatile NetworkReply reply;

        @Override
        public void onRinging() {
            ringing.incrementAndGet();
        }

        @Override
        public void onAnswered(Call call) {
            call.hangUp(HangupCause.NORMAL_CLEARING);
        }

        @Override
        public void onFailed(DialOutcome outcome, NetworkReply told) {
            reply = told;
        }
    }
}
