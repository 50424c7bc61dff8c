/**
 * The hotline on real telephone lines: calls that FreeSWITCH hands over are led by the same
 * {@link io.heedline.application.conversation.Conversation} as those of the simulated exchange.
 */
package io.heedline.application.telephone;
