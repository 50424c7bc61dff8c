/**
 * Calls on a FreeSWITCH node, each controlled over the event socket the node opened for it: states, sound, transfer to a
 * person and back, and one end whatever happens.
 */
package io.heedline.telephony.internal.calls;
