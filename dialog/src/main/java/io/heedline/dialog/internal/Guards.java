package io.heedline.dialog.internal;

import io.heedline.dialog.internal.Script.Comparison;
import io.heedline.dialog.internal.Script.Condition;
import io.heedline.dialog.internal.Script.Route;
import io.heedline.dialog.internal.check.Flow.Guard;
import io.heedline.dialog.internal.check.Flow.IfFilled;
import io.heedline.dialog.internal.check.Flow.IfIs;
import io.heedline.dialog.internal.check.Flow.IfVerified;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Under what conditions a branch is taken, as far as a proof can know them. */
final class Guards {

    private Guards() {}

    /** Its own conditions, and that those of the branches before it do not hold. */
    static List<Guard> of(Route route, int branch) {
        List<Guard> guards = new ArrayList<>();
        for (int i = 0; i < branch; i++) {
            List<Condition> before = route.branches().get(i).when();
            if (before.size() == 1) {
                guard(before.get(0), false).ifPresent(guards::add);
            }
        }
        route.branches().get(branch).when().forEach(c -> guard(c, true).ifPresent(guards::add));
        return guards;
    }

    private static Optional<Guard> guard(Condition condition, boolean holds) {
        boolean wanted =
                holds == (condition.comparison() == Comparison.IS || condition.comparison() == Comparison.KNOWN);
        return switch (condition.comparison()) {
            case KNOWN, UNKNOWN -> Optional.of(new IfFilled(condition.slot(), wanted));
            case IS, IS_NOT -> {
                if (condition.slot().equals(BuiltInSlot.VERIFIED.word())) {
                    yield Optional.of(
                            new IfVerified(wanted == condition.against().equals("yes")));
                }
                yield condition.otherSlot().isPresent()
                                || BuiltInSlot.named(condition.slot()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new IfIs(condition.slot(), condition.against(), wanted));
            }
            default -> Optional.empty();
        };
    }
}
