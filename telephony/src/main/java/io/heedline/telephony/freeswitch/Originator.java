package io.heedline.telephony.freeswitch;

import io.heedline.telephony.DialListener;
import io.heedline.telephony.DialOutcome;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.Origination;
import io.heedline.telephony.internal.esl.EslCommand;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings numbers: decides by which route and node, and starts the attempt. Safe for all threads.
 *
 * <p>A node that refuses is not followed by another: it may refuse because a call of this id is open on it, and then a
 * second node would ring the same person again.
 */
final class Originator {

    private static final Logger log = LoggerFactory.getLogger(Originator.class);
    private static final Pattern UUID_FORM = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final Pattern CALLER_FORM = Pattern.compile("[+]?[A-Za-z0-9._*#-]{1,64}");

    /** Makes an attempt, not started, for a channel on a node. */
    interface Diallings {
        Dialling make(Origination origination, DialListener listener, String channel, NodeLink node);
    }

    private final FreeSwitchSettings.Outbound settings;
    private final OriginateCommand command;
    private final List<NodeLink> nodes;
    private final OpenCalls open;
    private final Tally tally;
    private final Diallings diallings;
    private volatile boolean draining;

    Originator(
            FreeSwitchSettings.Outbound settings,
            OriginateCommand command,
            List<NodeLink> nodes,
            OpenCalls open,
            Tally tally,
            Diallings diallings) {
        this.settings = settings;
        this.command = command;
        this.nodes = nodes;
        this.open = open;
        this.tally = tally;
        this.diallings = diallings;
    }

    /** Rings nobody from now on, and gives up what rings. */
    void drain() {
        draining = true;
        open.diallings().forEach(Dialling::cancel);
    }

    CompletableFuture<DialOutcome> originate(Origination origination, DialListener listener) {
        if (!CALLER_FORM.matcher(origination.from()).matches()) {
            throw new IllegalArgumentException("callId=" + origination.id()
                    + " cannot be made: the caller's number has digits, letters and + . _ * # - only, 64 at most");
        }
        tally.outbound();
        if (!DialString.isNumber(origination.to())) {
            return refused(origination, new DialOutcome.InvalidNumber(origination.to()), "cannot be dialled as it is");
        }
        Optional<String> name = origination.route().or(settings::defaultRoute);
        if (name.isEmpty()) {
            return noRoute(origination, HangupCause.NO_ROUTE_DESTINATION, "it names no route, and there is no default");
        }
        Optional<DialString> route = route(name.get());
        if (route.isEmpty()) {
            return noRoute(
                    origination,
                    HangupCause.NO_ROUTE_DESTINATION,
                    "its route is neither one of " + settings.routes().keySet() + " nor can it be a gateway's name");
        }
        if (draining) {
            return noRoute(origination, HangupCause.NETWORK_OUT_OF_ORDER, "the exchange is being shut down");
        }
        Optional<NodeLink> node = leastLoaded();
        if (node.isEmpty()) {
            return noRoute(
                    origination,
                    HangupCause.NETWORK_OUT_OF_ORDER,
                    nodes.stream()
                            .map(Originator::unfit)
                            .collect(Collectors.joining("; ", "no node can take it: ", "")));
        }
        return ring(origination, listener, node.get(), route.get());
    }

    private CompletableFuture<DialOutcome> ring(
            Origination origination, DialListener listener, NodeLink node, DialString route) {
        Dialling dialling = diallings.make(origination, listener, channel(origination), node);
        EslCommand originate = command.of(origination, dialling.channel(), route);
        if (!open.add(dialling)) {
            return noRoute(
                    origination, HangupCause.OTHER, "another call of this id is open: each attempt needs its own");
        }
        log.info(
                "callId={} node={} rings number={} route={}",
                origination.id(),
                node,
                Numbers.masked(origination.to()),
                route);
        dialling.start(originate);
        if (draining) {
            dialling.cancel();
        }
        return dialling.outcome();
    }

    private Optional<DialString> route(String name) {
        DialString known = settings.routes().get(name);
        if (known != null) {
            return Optional.of(known);
        }
        return DialString.isGatewayName(name) ? Optional.of(DialString.gateway(name)) : Optional.empty();
    }

    private Optional<NodeLink> leastLoaded() {
        return nodes.stream()
                .filter(node -> node.isUp() && node.load() < 1)
                .min(Comparator.comparingDouble(NodeLink::load));
    }

    private static String unfit(NodeLink node) {
        return node.name() + (node.isUp() ? " is full" : " is " + node.describe());
    }

    /** The call's id if it is a UUID, else one that stands for it, always the same. */
    private static String channel(Origination origination) {
        String id = origination.id().value();
        return UUID_FORM.matcher(id).matches()
                ? id
                : UUID.nameUUIDFromBytes(("heedline:" + id).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }

    private CompletableFuture<DialOutcome> noRoute(Origination origination, HangupCause cause, String reason) {
        return refused(origination, new DialOutcome.NoRoute(cause, reason), reason);
    }

    private CompletableFuture<DialOutcome> refused(Origination origination, DialOutcome outcome, String reason) {
        log.warn("callId={} number={} was not rung: {}", origination.id(), Numbers.masked(origination.to()), reason);
        tally.outcome(outcome);
        return CompletableFuture.completedFuture(outcome);
    }
}
