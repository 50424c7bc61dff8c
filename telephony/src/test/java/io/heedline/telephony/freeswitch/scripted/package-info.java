/**
 * A FreeSWITCH node made for tests: {@link io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch} speaks the event
 * socket of a real 1.10.12 on loopback, both as server and towards the {@code socket} application, carries sound by
 * {@code unicast}, rings scripted telephones, and can misbehave in every way a real one does. It parses and writes bytes
 * by itself, so that it shares no mistake with the code under test.
 *
 * <p>Read {@code ScriptedFreeSwitch} and {@code ScriptedPhone} to use it. Inside, a {@code Node} has
 * {@code EventConnection}s ({@code InboundClient}, {@code OutboundSocket}) and {@code FakeChannel}s; a channel has an
 * {@code AppStack} with what it executes, a {@code Mailbox} of messages, {@code ChannelMedia}, and a
 * {@code ChannelEnd}. All of it lives on one event loop.
 *
 * <p>It is kept honest three ways: {@code RecordedShapesTest} compares its events with recorded ones, header by header; the
 * contracts ({@code CommandContract}, {@code CallContract}, {@code SoundContract}) hold for it and, where
 * HEEDLINE_FREESWITCH names one, for a real node; and a client that others wrote works with both
 * ({@code PublishedClientContract}). Where a real node was found to differ, the contract was mended first.
 *
 * <p>What it leaves out: a socket without {@code async} does not block; a queue has one agent; nothing is lost towards a
 * client that reads slowly; sound goes up without the 36 ms that a real node takes; codecs do not change the sound.
 */
package io.heedline.telephony.freeswitch.scripted;
