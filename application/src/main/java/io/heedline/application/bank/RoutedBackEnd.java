package io.heedline.application.bank;

import io.heedline.dialog.BackEnd;
import java.util.Map;
import java.util.Set;

/**
 * Sends each operation to whom it belongs: what concerns waiting and ringing back to our own desk, everything else to
 * the company's system.
 */
public final class RoutedBackEnd implements BackEnd {

    private final Set<String> desksOwn;
    private final BackEnd desk;
    private final BackEnd company;

    /**
     * @param desksOwn the operations the desk performs
     */
    public RoutedBackEnd(Set<String> desksOwn, BackEnd desk, BackEnd company) {
        this.desksOwn = Set.copyOf(desksOwn);
        this.desk = desk;
        this.company = company;
    }

    @Override
    public Map<String, String> call(String operation, Map<String, String> arguments) {
        return (desksOwn.contains(operation) ? desk : company).call(operation, arguments);
    }
}
