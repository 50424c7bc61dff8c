package io.heedline.dialog.internal.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A scenario flattened for reasoning: single acts joined by ways. What a state does in one go (asking, saying,
 * listening) is several nodes here, so that a rule need not know in which order a state does them.
 *
 * @param states the states' names with their places, in the order of the file
 * @param start the id of the node a call begins in
 * @param privateSlots filled by the back end with what only the customer may hear
 * @param secretSlots said by the caller to prove who they are
 * @param values the values a slot may have, as they are spoken, where they are known or can be stood in for
 * @param callSlots slots that are filled when a call begins
 */
public record Flow(
        String name,
        String file,
        List<Locale> languages,
        Map<String, Spot> states,
        String start,
        Map<String, Node> nodes,
        Set<String> privateSlots,
        Set<String> secretSlots,
        Map<String, Values> values,
        List<Forbidden> forbidden,
        boolean marketing) {

    /** A place in the scenario's file or in one it includes, from 1. */
    public record Spot(String file, int line, int column) {}

    /**
     * What a slot may hold in one language.
     *
     * @param known whether these are all the values there are; otherwise they are examples
     */
    public record Values(Map<Locale, List<String>> spoken, boolean known) {}

    /** A phrase the bot must never say. */
    public record Forbidden(Locale locale, String phrase) {}

    /** One act of a state. */
    public record Node(String id, String state, Spot spot, Act act, List<Way> ways) {
        public Node {
            ways = List.copyOf(ways);
        }
    }

    /** What is done. */
    public sealed interface Act {}

    /** Nothing; goes on at once. */
    public record Pass() implements Act {}

    /**
     * Asks the back end.
     *
     * @param verified whether only a verified caller may be told the answers
     * @param changes whether it changes something and is to be confirmed first
     * @param passed slots that are given to it
     */
    public record Ask(String operation, boolean verified, boolean changes, Set<String> passed) implements Act {}

    /** Says one of several wordings. */
    public record Say(Map<Locale, List<Line>> lines) implements Act {}

    /** One wording. */
    public record Line(String text, List<String> slots, Spot spot) {}

    /** Waits for the caller, and says these prompts when an answer is missing. */
    public record Listen(List<Say> troubles) implements Act {}

    /** Hands the call over to a number or a queue. */
    public record HandOver(String target, String reason) implements Act {}

    /** The call is over for this dialogue. */
    public record End(String disposition) implements Act {}

    /** A sub-dialog gives back. */
    public record Return(String outcome) implements Act {}

    /**
     * A way from one node to another: what it changes is changed first, then its conditions are looked at.
     *
     * @param event what is shown in paths; empty if the way is always taken and needs no word
     * @param to the id of the next node
     * @param kind what makes the call take it
     * @param opened where a sub-dialog that begins at {@code to} goes on by its outcome; empty if none is opened
     * @param leaves whether all open sub-dialogs are left
     * @param common whether it is written once for all states
     */
    public record Way(
            String event,
            String to,
            Kind kind,
            List<Guard> guards,
            Effect effect,
            Optional<Opened> opened,
            boolean leaves,
            boolean common,
            Spot spot) {

        public Way {
            guards = List.copyOf(guards);
        }

        /** Without condition, effect or sub-dialog. */
        public Way(String event, String to, Kind kind, Spot spot) {
            this(event, to, kind, List.of(), Effect.NONE, Optional.empty(), false, false, spot);
        }

        public Way only(List<Guard> conditions) {
            return new Way(event, to, kind, conditions, effect, opened, leaves, common, spot);
        }

        public Way with(Effect changes) {
            return new Way(event, to, kind, guards, changes, opened, leaves, common, spot);
        }

        public Way opening(Opened dialog) {
            return new Way(event, to, kind, guards, effect, Optional.of(dialog), leaves, common, spot);
        }

        public Way leaving(boolean dialogs) {
            return new Way(event, to, kind, guards, effect, opened, dialogs, common, spot);
        }

        public Way inAllStates(boolean all) {
            return new Way(event, to, kind, guards, effect, opened, leaves, all, spot);
        }
    }

    /** What makes a call take a way. */
    public enum Kind {
        /** Taken at once, whatever the caller does. */
        AT_ONCE,
        /** Taken at once, but only so often until the caller has said something. */
        AT_ONCE_BOUNDED,
        /** The caller has said or pressed something. */
        ANSWER,
        /** The caller was silent or not understood to the last. */
        TROUBLE,
        /** The person the call was handed over to has gone, or was never there. */
        PERSON
    }

    /**
     * A sub-dialog that is open.
     *
     * @param user the state that has it led, which tells it from others
     * @param then the node that follows each of its outcomes
     */
    public record Opened(String dialog, String user, Map<String, String> then) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Opened o && user.equals(o.user);
        }

        @Override
        public int hashCode() {
            return user.hashCode();
        }
    }

    /** Under what condition a way can be taken. */
    public sealed interface Guard {}

    /** Only if the caller is, or is not, verified. */
    public record IfVerified(boolean wanted) implements Guard {}

    /** Only if the slot is, or is not, filled. */
    public record IfFilled(String slot, boolean wanted) implements Guard {}

    /** Only if the slot was filled from the sentence in which the caller said what they want. */
    public record IfBroughtAlong(String slot) implements Guard {}

    /** Only if the slot holds, or does not hold, this value. */
    public record IfIs(String slot, String value, boolean wanted) implements Guard {}

    /**
     * What taking a way changes.
     *
     * @param fills slots that are filled from then on, with their value, or {@link #ANY}
     * @param empties slots that are empty from then on
     * @param copies slots that hold from then on what another one held: from by to
     * @param verified whether the caller is verified from then on; empty if that stays as it is
     * @param confirmed whether what is about to be changed has the caller's yes; empty if that stays as it is
     */
    public record Effect(
            Map<String, String> fills,
            Set<String> empties,
            Map<String, String> copies,
            Optional<Boolean> verified,
            Optional<Boolean> confirmed) {

        /** A value that may be anything. */
        public static final String ANY = "*";

        /** Nothing changes. */
        public static final Effect NONE = new Effect(Map.of(), Set.of(), Map.of(), Optional.empty(), Optional.empty());

        /** What it is to somebody who looks at some slots only. */
        Effect on(Set<String> slots) {
            Map<String, String> someFills = new HashMap<>(fills);
            someFills.keySet().retainAll(slots);
            Set<String> someEmpties = new HashSet<>(empties);
            someEmpties.retainAll(slots);
            Map<String, String> someCopies = new HashMap<>(copies);
            someCopies.keySet().retainAll(slots);
            return new Effect(someFills, someEmpties, someCopies, verified, confirmed);
        }

        /** Fills slots. */
        public static Effect filling(Set<String> slots) {
            Map<String, String> fills = new HashMap<>();
            slots.forEach(slot -> fills.put(slot, ANY));
            return NONE.withFills(fills);
        }

        public Effect withFills(Map<String, String> values) {
            return new Effect(Map.copyOf(values), empties, copies, verified, confirmed);
        }

        public Effect withEmpties(Set<String> slots) {
            return new Effect(fills, Set.copyOf(slots), copies, verified, confirmed);
        }

        public Effect withCopies(Map<String, String> fromByTo) {
            return new Effect(fills, empties, Map.copyOf(fromByTo), verified, confirmed);
        }

        public Effect withVerified(boolean now) {
            return new Effect(fills, empties, copies, Optional.of(now), confirmed);
        }

        public Effect withConfirmed(boolean now) {
            return new Effect(fills, empties, copies, verified, Optional.of(now));
        }
    }
}
