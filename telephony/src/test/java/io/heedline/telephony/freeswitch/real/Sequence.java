package io.heedline.telephony.freeswitch.real;

import java.util.List;

/**
 * How numbered frames arrived.
 *
 * @param first number of the first that came
 * @param last number of the last that came
 * @param missing how many between them never came
 * @param repeated how many came more than once, or late
 */
public record Sequence(int first, int last, int missing, int repeated) {

    public static Sequence of(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            return new Sequence(-1, -1, 0, 0);
        }
        int missing = 0;
        int repeated = 0;
        int last = numbers.get(0);
        for (int number : numbers.subList(1, numbers.size())) {
            if (number <= last) {
                repeated++;
            } else {
                missing += number - last - 1;
                last = number;
            }
        }
        return new Sequence(numbers.get(0), last, missing, repeated);
    }

    /** Frames that the other side noticed, of those between the first and the last. */
    public int slips() {
        return missing + repeated;
    }
}
