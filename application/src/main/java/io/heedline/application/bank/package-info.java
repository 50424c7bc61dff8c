/**
 * The company's systems over HTTP: what they are asked, how a request is signed, what is retried and for how long they
 * are waited for. What is agreed with them is told in docs/back-end.md.
 */
package io.heedline.application.bank;
