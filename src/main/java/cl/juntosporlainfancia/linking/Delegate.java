package cl.juntosporlainfancia.linking;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom a party names to coordinate, or to cover for who does.
 *
 * @param email the same address is the same person
 * @param area where in the party he or she works
 */
public record Delegate(
        String name,
        String email,
        @Nullable String phone,
        @Nullable String area) {}
