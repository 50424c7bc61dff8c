package io.heedline.telephony.freeswitch.check;

/**
 * What one check found, for people.
 *
 * @param subject what was looked at, in a word or two
 * @param verdict how it came out
 * @param found what was seen, without secrets
 * @param nextStep what to do about it; empty when nothing
 */
public record Finding(String subject, Verdict verdict, String found, String nextStep) {

    public static Finding ok(String subject, String found) {
        return new Finding(subject, Verdict.OK, found, "");
    }

    public static Finding warning(String subject, String found, String nextStep) {
        return new Finding(subject, Verdict.WARNING, found, nextStep);
    }

    public static Finding problem(String subject, String found, String nextStep) {
        return new Finding(subject, Verdict.PROBLEM, found, nextStep);
    }
}
