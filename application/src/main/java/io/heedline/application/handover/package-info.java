/**
 * Handing over to people: what they are told of the call, how long callers wait for them, call-backs, and going on where
 * a talk stopped. {@link io.heedline.application.handover.HandoverDesk} is the door to it all.
 */
package io.heedline.application.handover;
