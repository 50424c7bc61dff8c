/**
 * How scenarios are proved: a scenario is flattened to a {@link io.heedline.dialog.internal.check.Flow} of single acts,
 * an {@link io.heedline.dialog.internal.check.Exploration} visits every situation a call can be in, and the rules look
 * at what was visited.
 */
package io.heedline.dialog.internal.check;
