/**
 * What happens to call audio before the recogniser: tones are told from speech, speech from silence, and speech is
 * brought to one level. {@link io.heedline.asr.internal.frontend.SpeechFrontEnd} wires the parts in order; only what
 * it lets through costs decoding.
 */
package io.heedline.asr.internal.frontend;
