/**
 * A FreeSWITCH node made for tests: {@link io.heedline.telephony.freeswitch.scripted.ScriptedFreeSwitch} speaks the event
 * socket of a real 1.10.12 on loopback, both as server and towards the {@code socket} application, carries sound by
 * {@code unicast}, rings scripted telephones, and can misbehave in every way a real one does. It parses and writes bytes
 * by itself, so that it shares no mistake with the code under test. What a real one answers was recorded; the contract
 * test runs against both.
 */
package io.heedline.telephony.freeswitch.scripted;
