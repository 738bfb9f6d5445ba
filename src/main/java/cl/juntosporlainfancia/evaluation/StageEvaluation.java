package cl.juntosporlainfancia.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the programme concludes of a stage.
 *
 * @param dimensionsToAdd codes of dimensions to take up next
 * @param sustainable in CONTINUITY, whether the alliance can go on without the programme; null in the other stages
 */
public record StageEvaluation(
        String achievements,
        String lessons,
        List<String> dimensionsToAdd,
        @Nullable Boolean sustainable) {}
