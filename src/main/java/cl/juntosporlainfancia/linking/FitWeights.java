package cl.juntosporlainfancia.linking;

/** The decision table by which companies are proposed, whoever evaluates it. */
public interface FitWeights {

    CompanyFit companyFit();
}
