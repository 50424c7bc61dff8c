/**
 * Dialogues: what the bot says and does next. A {@link io.heedline.dialog.Scenario} is a YAML file that people who are
 * no programmers can write; {@link io.heedline.dialog.Scenario#open} starts one {@link io.heedline.dialog.DialogSession}
 * per call. Events (text heard, silence, keys) go in, {@link io.heedline.dialog.BotAction actions} come out; there is no
 * audio here.
 */
package io.heedline.dialog;
