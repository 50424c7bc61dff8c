/**
 * Makes the starter speech models: {@link io.heedline.asr.training.SpeechTraining} trains one and measures one.
 *
 * <p>Runs in a process of its own. The running service never loads this module, ND4J, or the espeak-ng library.
 */
package io.heedline.asr.training;
