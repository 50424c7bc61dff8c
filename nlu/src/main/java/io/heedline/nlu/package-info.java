/**
 * Language understanding: what a caller's sentence means. Text in, {@link io.heedline.nlu.Understanding} out; no audio
 * and no dialogue state. Intents are learned from example sentences, yes and no follow rules, and values (digits,
 * amounts, dates) follow a grammar. What fits no intent is rejected rather than guessed.
 */
package io.heedline.nlu;
