package io.heedline.telephony.internal.calls;

import io.heedline.telephony.Call.AfterPerson;
import io.heedline.telephony.HangupCause;
import io.heedline.telephony.TransferTarget;
import io.heedline.telephony.internal.esl.EslCommand;
import io.heedline.telephony.internal.esl.EslReply;
import io.heedline.telephony.internal.esl.EslSession;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a call tells its channel to do. Measured on FreeSWITCH 1.10.12:
 *
 * <ul>
 *   <li>{@code bridge} and {@code callcenter} end unicast, and it comes back only when the channel is parked anew; a
 *       channel that is parked by {@code socket} cannot be parked within it.
 *   <li>A {@code bridge} that fails hangs the caller up without {@code continue_on_fail}.
 *   <li>An agent of a queue takes the caller out of {@code socket}: what comes after the agent is told beforehand, by
 *       {@code hangup_after_bridge} or {@code park_after_bridge}.
 *   <li>With {@code socket_resume} the loss of our connection tears caller and person apart, so it is off while a person
 *       has the call. Parked anew, the channel goes on in its dialplan when our connection ends only if it is off and the
 *       dialplan's next step is given with the park.
 * </ul>
 */
final class Channel {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9+._*#-]{1,64}");

    private final Leg leg;
    private final EslSession session;
    private final CallSettings settings;

    Channel(Leg leg, EslSession session, CallSettings settings) {
        this.leg = leg;
        this.session = session;
        this.settings = settings;
    }

    /** Whether this is what FreeSWITCH says of a channel that has ended. */
    static boolean isGone(EslReply refusal) {
        return refusal.text().contains("No such channel")
                || refusal.text().contains("invalid session id")
                || refusal.text().contains("Cannot locate session");
    }

    CompletableFuture<EslReply> answer() {
        return execute("answer", "");
    }

    CompletableFuture<EslReply> unicast(LegWithMedia proof, InetSocketAddress ours) {
        String local = ours.getAddress().isLoopbackAddress()
                ? "127.0.0.1"
                : leg.data().header("FreeSWITCH-IPv4").orElse("0.0.0.0");
        return session.send(proof.unicast(local, ours));
    }

    /** Takes the channel out of whatever it does and parks it. */
    CompletableFuture<EslReply> park() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("socket_resume", "false");
        variables.put("park_after_bridge", "");
        variables.put("hangup_after_bridge", "");
        variables.put("continue_on_fail", "");
        set(variables);
        return session.send(
                EslCommand.api("uuid_transfer", leg.channel(), "'park," + afterUs() + "'", "inline", "default"));
    }

    /** What becomes of a parked caller whose controller is gone: the dialplan of the number, if it would go on there. */
    private String afterUs() {
        String number = leg.data().header("Caller-Destination-Number").orElse("");
        String context = leg.data().header("Caller-Context").orElse("");
        boolean resumes =
                leg.data().variable("socket_resume").filter("true"::equals).isPresent();
        return resumes && isPlain(number) && isPlain(context)
                ? "set:socket_resume=true,transfer:" + number + " XML " + context
                : "hangup:" + Causes.name(HangupCause.TEMPORARY_FAILURE);
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches();
    }

    /** Rings the person, or lets the caller wait for one. */
    CompletableFuture<EslReply> transfer(TransferTarget target, AfterPerson afterPerson) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("socket_resume", "false");
        variables.put("continue_on_fail", "true");
        variables.put("hangup_after_bridge", Boolean.toString(afterPerson == AfterPerson.END));
        variables.put("park_after_bridge", Boolean.toString(afterPerson == AfterPerson.RETURN));
        variables.put("call_timeout", Long.toString(settings.ringingLimit().toSeconds()));
        variables.put("transfer_ringback", settings.ringback());
        variables.put("cc_cause", "");
        variables.put("originate_disposition", "");
        CompletableFuture<EslReply> set = set(variables);
        CompletableFuture<EslReply> executed = target instanceof TransferTarget.Queue queue
                ? execute("callcenter", queue.name())
                : execute("bridge", settings.dialString().apply(target.text()));
        return set.thenCombine(executed, (first, second) -> first.ok() ? second : first);
    }

    /** The reply is an error when the channel is gone already. */
    CompletableFuture<EslReply> hangUp(HangupCause cause) {
        return session.send(EslCommand.api("uuid_kill", leg.channel(), Causes.name(cause)));
    }

    CompletableFuture<EslReply> send(EslCommand command) {
        return session.send(command);
    }

    private CompletableFuture<EslReply> set(Map<String, String> variables) {
        String all = variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining(";"));
        return session.send(EslCommand.api("uuid_setvar_multi", leg.channel(), all));
    }

    private CompletableFuture<EslReply> execute(String application, String argument) {
        return session.send(EslCommand.execute(leg.channel(), application, argument));
    }
}
