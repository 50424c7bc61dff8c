package io.heedline.telephony;

import java.util.OptionalInt;

/**
 * Why an attempt came to nothing, word for word, for records and for whoever has to argue with a carrier.
 *
 * @param cause as the exchange names it, {@code USER_BUSY} or the like
 * @param sipStatus final status of SIP, when the network answered by SIP
 */
public record NetworkReply(String cause, OptionalInt sipStatus) {}
