package io.heedline.telephony.freeswitch;

import io.heedline.telephony.Origination;
import io.heedline.telephony.internal.esl.EslCommand;
import java.time.Duration;

/**
 * Asks a node to ring a number, and to connect the channel with us: when it is answered, or as soon as it has sound if
 * early media are wanted.
 */
final class OriginateCommand {

    /** Channel variable by which we know the channels that this exchange began. */
    static final String OWNER = "heedline_exchange";

    /** Channel variable with our name of the call. */
    static final String CALL = "heedline_call";

    private final FreeSwitchSettings.Outbound settings;
    private final String owner;
    private final String listener;

    /**
     * @param owner names this exchange among all that ever used the node
     * @param listener our listener, {@code host:port} as FreeSWITCH sees it
     */
    OriginateCommand(FreeSwitchSettings.Outbound settings, String owner, String listener) {
        this.settings = settings;
        this.owner = owner;
        this.listener = listener;
    }

    EslCommand of(Origination origination, String channel, DialString route) {
        ChannelVariables variables = new ChannelVariables()
                .set(settings.variables())
                .set("origination_uuid", channel)
                .set(OWNER, owner)
                .set(CALL, origination.id().value())
                .set("origination_caller_id_number", origination.from())
                .set("origination_caller_id_name", origination.from())
                .set("ignore_early_media", String.valueOf(!settings.earlyMedia()))
                .set("originate_timeout", String.valueOf(seconds(origination.ringingLimit())));
        return EslCommand.api(
                "originate",
                variables.wire() + route.ringing(origination.to()),
                "'&socket(" + listener + " async full)'");
    }

    /** FreeSWITCH counts whole seconds by the clock, so that it gives up to one second less. */
    private static long seconds(Duration limit) {
        return Math.max(2, limit.plusMillis(999).toSeconds());
    }
}
