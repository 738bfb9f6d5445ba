package cl.juntosporlainfancia.report;

import java.util.List;

/**
 * R1 and R2: consistency and progress of the plans, by standard and by dimension.
 *
 * @param alliances how many are counted
 * @param residences how many of their residences have an accepted self-diagnosis
 * @param dimensions in the catalogue's order
 * @param total of all dimensions
 */
public record PlanReport(int alliances, int residences, List<DimensionPart> dimensions, Figures total) {

    /** A dimension and its standards, in the catalogue's order. */
    public record DimensionPart(String code, String name, Figures figures, List<StandardPart> standards) {}

    /** A standard. */
    public record StandardPart(String code, String name, Figures figures) {}
}
