/**
 * Turn-taking: whose turn it is, by rules that know neither sound nor threads.
 * {@link io.heedline.application.conversation.turn.TurnTaker} decides;
 * {@link io.heedline.application.conversation.turn.Endpointing} says how long silence has to last,
 * {@link io.heedline.application.conversation.turn.InterruptionRule} what becomes of a prompt that the caller speaks into.
 */
package io.heedline.application.conversation.turn;
