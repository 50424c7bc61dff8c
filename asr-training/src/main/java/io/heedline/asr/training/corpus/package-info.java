/**
 * The speech a model learns from: generated and recorded utterances with a label for every frame, put on spoilt lines,
 * and cut into batches.
 */
package io.heedline.asr.training.corpus;
