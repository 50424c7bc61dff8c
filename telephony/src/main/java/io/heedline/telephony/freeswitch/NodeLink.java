package io.heedline.telephony.freeswitch;

import io.heedline.telephony.internal.esl.EslClient;
import io.heedline.telephony.internal.esl.EslClientListener;
import io.heedline.telephony.internal.esl.EslClientSettings;
import io.heedline.telephony.internal.esl.EslClosed;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslEvent;
import io.heedline.telephony.internal.esl.EslException;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import io.netty.channel.EventLoopGroup;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event socket of one node: subscribes on every fresh link, follows the node's health, and compares the node's
 * channels with our calls. Safe for all threads.
 */
final class NodeLink implements EslClientListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(NodeLink.class);
    private static final String EVENTS =
            "CHANNEL_CREATE CHANNEL_PROGRESS CHANNEL_PROGRESS_MEDIA CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE HEARTBEAT"
                    + " BACKGROUND_JOB";

    /** What the exchange is told. Called on the link's event loop; must not block. */
    interface Owner {

        /** Something happened to a channel that this exchange began. */
        void onChannelEvent(NodeLink node, EslEvent event);

        /**
         * The channels the node had when it was asked.
         *
         * @param askedAt calls that are younger need not be among them
         * @param afterLoss whether the link had been lost, so that events may have been
         */
        void onChannels(NodeLink node, ChannelTable channels, Instant askedAt, boolean afterLoss);

        void onLost(NodeLink node, String why);

        /** Our channels on the node, ringing ones included. */
        int channels(NodeLink node);
    }

    private final FreeSwitchSettings.Node settings;
    private final String owner;
    private final Clock clock;
    private final Owner exchange;
    private final EslClient client;
    private final NodeVitals vitals;
    private volatile Instant swept = Instant.EPOCH;
    private volatile CompletableFuture<Void> sweep = CompletableFuture.completedFuture(null);

    NodeLink(
            FreeSwitchSettings.Node settings,
            FreeSwitchSettings.Timing timing,
            String owner,
            Clock clock,
            Owner exchange,
            EventLoopGroup loops) {
        this.settings = settings;
        this.owner = owner;
        this.clock = clock;
        this.exchange = exchange;
        vitals = new NodeVitals(settings.name(), clock);
        InetSocketAddress address = InetSocketAddress.createUnresolved(settings.host(), settings.port());
        client = new EslClient(
                EslClientSettings.of(address, settings.password()).withReplyTimeout(timing.reply()), this, loops);
    }

    void start() {
        client.start();
    }

    @Override
    public void onUp(EslSession session) {
        CompletableFuture<EslReply> core = session.send(EslCommand.api("global_getvar", "core_uuid"));
        CompletableFuture<EslReply> most = session.send(EslCommand.api("fsctl", "max_sessions"));
        List<CompletableFuture<EslReply>> replies = List.of(
                core,
                most,
                session.send(EslCommand.of("filter", "Event-Name", "HEARTBEAT")),
                session.send(EslCommand.of("filter", "Event-Name", "BACKGROUND_JOB")),
                session.send(EslCommand.of("filter", "variable_" + OriginateCommand.OWNER, owner)),
                session.send(EslCommand.of("event", "plain", EVENTS)));
        CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
                .thenCompose(all -> {
                    replies.forEach(reply -> requireOk(reply.join()));
                    boolean afterLoss = vitals.identified(
                            core.join().text().strip(), digits(most.join().text()));
                    return channels(session, afterLoss);
                })
                .whenComplete((done, fault) -> {
                    if (fault == null) {
                        vitals.up();
                    } else {
                        log.error("node={} cannot be used: {}; the link is closed and made anew", this, cause(fault));
                        session.close();
                    }
                });
    }

    private static String cause(Throwable fault) {
        return fault instanceof CompletionException && fault.getCause() != null
                ? fault.getCause().getMessage()
                : fault.getMessage();
    }

    private static void requireOk(EslReply reply) {
        if (!reply.ok()) {
            throw new EslException.Refused("FreeSWITCH refused a command that every node must know: "
                    + reply.text().strip());
        }
    }

    private static int digits(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private CompletableFuture<Void> channels(EslSession session, boolean afterLoss) {
        Instant askedAt = clock.instant();
        swept = askedAt;
        CompletableFuture<Void> compared = session.send(EslCommand.api("show", "channels", "as", "json"))
                .thenAccept(reply -> {
                    ChannelTable table = ChannelTable.parse(reply.text());
                    vitals.sessions(table.rows().size(), exchange.channels(this));
                    exchange.onChannels(this, table, askedAt, afterLoss);
                });
        sweep = compared;
        return compared;
    }

    @Override
    public void onEvent(EslEvent event) {
        if (event.name().equals("HEARTBEAT")) {
            vitals.heartbeat(event, exchange.channels(this));
        } else if (event.channel().isPresent()) {
            exchange.onChannelEvent(this, event);
        }
    }

    @Override
    public void onDown(EslClosed why, Duration nextAttemptIn) {
        String reason = why.reason();
        if (vitals.down(reason)) {
            log.warn("node={} is down: {}; next attempt in {} ms", this, reason, nextAttemptIn.toMillis());
            exchange.onLost(this, reason);
        }
    }

    /** To be called every second or so: finds that the node has gone silent, and asks for its channels when due. */
    void tick(Duration sweepEvery) {
        vitals.tick();
        boolean due = Duration.between(swept, clock.instant()).compareTo(sweepEvery) >= 0;
        if (due && sweep.isDone() && vitals.isLinked()) {
            client.session()
                    .ifPresent(session -> channels(session, false).whenComplete((done, fault) -> {
                        if (fault != null
                                && client.session().filter(session::equals).isPresent()) {
                            log.warn("node={} did not list its channels: {}", this, cause(fault));
                        }
                    }));
        }
    }

    /** Runs a job on the node; fails at once when there is no link. */
    CompletableFuture<String> background(EslCommand api) {
        return client.session()
                .map(session -> session.background(api))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new EslException.Refused("node " + name() + " is not connected")));
    }

    /**
     * Whether the node has this channel, by its own memory. The list of channels is read from FreeSWITCH's database, which
     * is behind by a second and by more under load: a channel that has just begun may not be in it yet.
     *
     * @return fails when there is no link, or no answer
     */
    CompletableFuture<Boolean> has(String channel) {
        return client.session()
                .map(session -> session.send(EslCommand.api("uuid_exists", channel))
                        .thenApply(reply -> !reply.text().strip().equals("false")))
                .orElseGet(() -> CompletableFuture.failedFuture(
                        new EslException.Refused("node " + name() + " is not connected")));
    }

    /** Ends a channel of the node. */
    void kill(String channel, String cause) {
        client.session().ifPresent(session -> session.send(EslCommand.api("uuid_kill", channel, cause)));
    }

    /** Whether it may get calls. */
    boolean isUp() {
        return vitals.state() instanceof NodeState.Up && client.session().isPresent();
    }

    /** The process of the node, empty before the first link; a restarted node has another. */
    String core() {
        return vitals.core();
    }

    /** Whether this was the process of the node before it was restarted. */
    boolean hadCore(String process) {
        return vitals.hadCore(process);
    }

    /** Its state, for people. */
    String describe() {
        NodeState state = vitals.state();
        String name = state.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return state instanceof NodeState.Down down ? name + " (" + down.why() + ")" : name;
    }

    /** From 0 to 1, or more when full. */
    double load() {
        return vitals.load(exchange.channels(this));
    }

    String name() {
        return settings.name();
    }

    NodeHealth health(int ours, int ringing) {
        return new NodeHealth(
                settings.name(),
                settings.host() + ":" + settings.port(),
                vitals.state(),
                vitals.sessions(ours + ringing),
                vitals.maxSessions(),
                ours,
                ringing);
    }

    @Override
    public void close() {
        client.close();
    }

    @Override
    public String toString() {
        return settings.name();
    }
}
