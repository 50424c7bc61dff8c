package io.heedline.telephony.internal.esl;

import io.netty.handler.codec.DecoderException;

/** What came is not the event socket's protocol, or is longer than allowed. Says what, never its content. */
final class EslGarbledException extends DecoderException {

    EslGarbledException(String message) {
        super(message);
    }
}
