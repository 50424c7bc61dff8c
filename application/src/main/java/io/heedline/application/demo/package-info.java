/** The demonstration: five callers phone the hotline at once, and a table tells how it went. */
package io.heedline.application.demo;
