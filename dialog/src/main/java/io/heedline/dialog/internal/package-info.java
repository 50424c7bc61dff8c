/**
 * How scenarios work inside: {@link io.heedline.dialog.internal.ScenarioReader} turns YAML into a
 * {@link io.heedline.dialog.internal.Script}, {@link io.heedline.dialog.internal.ScriptChecks} looks for what cannot
 * work, and a {@link io.heedline.dialog.internal.RunningSession} plays it, keeping its place in a state machine.
 */
package io.heedline.dialog.internal;
