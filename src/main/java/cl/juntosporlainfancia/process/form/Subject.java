package cl.juntosporlainfancia.process.form;

import org.jspecify.annotations.Nullable;

/**
 * What a case is about, and whose it is.
 *
 * @param name shown beside the names of its tasks
 * @param company the company that allies, or is asked to
 * @param manager login of whoever accompanies it
 */
public record Subject(
        String name,
        @Nullable String organization,
        @Nullable String residence,
        @Nullable String company,
        @Nullable String manager) {}
