/**
 * Outbound calling: campaigns and their contacts, the policy that says whether, when and how often a person may be
 * called, the pace of dialling, the attempts and the promises to pay.
 *
 * <p>An attempt is dialled at most once and only with a receipt of the policy. This module knows neither telephony nor
 * speech: it places calls through a port of its own, which the application implements.
 */
package io.heedline.outbound;
