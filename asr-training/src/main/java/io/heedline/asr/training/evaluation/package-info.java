/** Measures a model through the stock recogniser, on voices and sentences it has never learnt from. */
package io.heedline.asr.training.evaluation;
