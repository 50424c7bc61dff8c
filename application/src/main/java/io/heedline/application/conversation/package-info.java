/**
 * The live conversation: what ties telephony, recognition, turn-taking, dialog, speech and recording together for one
 * call. {@link io.heedline.application.conversation.Conversation} is the one file to read. Time is media time, the index
 * of the 20 ms frame; nothing here sleeps or looks at a wall clock to decide.
 */
package io.heedline.application.conversation;
