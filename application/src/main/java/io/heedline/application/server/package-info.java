/**
 * The running service: Spring Boot on this machine only, its health at {@code /actuator/health}, trial calls at
 * {@code /api/calls}.
 */
package io.heedline.application.server;
