/** What is said: the words and how they sound, sentences expanded from templates, and how likely words follow words. */
package io.heedline.asr.training.language;
