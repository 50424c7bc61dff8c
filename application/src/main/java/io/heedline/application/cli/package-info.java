/**
 * The command line. Every command prints text for people, or with {@code --json} one JSON object and nothing else on
 * standard output; progress and complaints go to standard error. Exit status: 0 success, 1 it could not be done, 2 wrong
 * use.
 */
package io.heedline.application.cli;
