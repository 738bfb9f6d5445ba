package cl.juntosporlainfancia.alliance;

import java.util.UUID;

/** Published in the transaction in which a stage was left, whatever way. */
public record StageClosed(String allianceCode, UUID stageRunId, StageRun.Outcome outcome) {}
