/**
 * The settings of Heedline, one record per concern, under {@code heedline.*}. The server binds them as Spring Boot does;
 * the other commands read the same files without starting Spring
 * ({@link io.heedline.application.config.Settings}).
 */
package io.heedline.application.config;
