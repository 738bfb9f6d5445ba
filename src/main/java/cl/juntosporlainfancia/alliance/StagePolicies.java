package cl.juntosporlainfancia.alliance;

/** The decision table of stages, whoever evaluates it. */
public interface StagePolicies {

    StagePolicy of(Stage stage);
}
