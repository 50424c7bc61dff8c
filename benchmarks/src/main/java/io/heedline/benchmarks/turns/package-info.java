/**
 * How the bot behaves when somebody speaks into its prompt, measured on recordings: what stops it, what does not, and how
 * soon it is quiet. On virtual time, with the real recogniser, so the figures are those of the sound and not of the
 * machine.
 */
package io.heedline.benchmarks.turns;
