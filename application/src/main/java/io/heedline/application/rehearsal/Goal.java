package io.heedline.application.rehearsal;

import io.heedline.dialog.demo.DemoCustomer;

/**
 * What one person calls for, and what they know.
 *
 * @param service what they want
 * @param customer who they are at the bank
 * @param day the day of the month they would rather pay on, 1 to 28
 * @param method "auto-debit" or "transfer"
 * @param postcode of their new address
 * @param city whose branch they look for, in their language
 */
record Goal(Service service, DemoCustomer customer, int day, String method, String postcode, String city) {}
