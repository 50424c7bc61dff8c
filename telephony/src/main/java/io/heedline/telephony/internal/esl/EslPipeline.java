package io.heedline.telephony.internal.esl;

import io.netty.channel.Channel;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The handlers of a connection, in the order in which bytes meet them. */
final class EslPipeline {

    private EslPipeline() {}

    /**
     * @param quiet without anything received for so long, the peer is asked whether it is still there
     */
    static void install(Channel channel, EslConnection connection, EslLimits limits, Duration quiet) {
        channel.pipeline()
                .addLast(new IdleStateHandler(quiet.toMillis(), 0, 0, TimeUnit.MILLISECONDS))
                .addLast(new EslFrameDecoder(limits, connection.reading()))
                .addLast(connection);
    }
}
