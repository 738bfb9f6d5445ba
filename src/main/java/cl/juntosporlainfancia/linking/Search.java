package cl.juntosporlainfancia.linking;

import org.jspecify.annotations.Nullable;

/**
 * What the search commission reports.
 *
 * @param companyCode a company of the registry that it found
 * @param newCompany one that it found elsewhere
 * @param note what it did; why, if it gives up
 */
public record Search(
        Result result,
        @Nullable String companyCode,
        @Nullable NewCompany newCompany,
        @Nullable String note) {

    public enum Result {
        FOUND,
        KEEP_LOOKING,
        GIVE_UP
    }

    /**
     * A company that is not in the registry yet.
     *
     * @param contact whom of its management one writes to
     * @param email of that person
     * @param comuna of its central office
     */
    public record NewCompany(
            String name,
            String contact,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String comuna) {}
}
