/**
 * Writes a model that the stock Vosk library loads, and reads it again: Kaldi's binary formats and OpenFst's, in plain Java.
 *
 * <p>Formats: Kaldi {@code io-funcs.h}, {@code transition-model.cc}, {@code nnet-nnet.cc}; OpenFst {@code fst.h},
 * {@code vector-fst.h}, {@code const-fst.h}, {@code label-reachable.h}.
 */
package io.heedline.asr.training.kaldi;
