package cl.juntosporlainfancia.workplan;

/**
 * Something that has gone well in alliances (manual, annex 7.4), to be suggested while a plan is written.
 *
 * @param standard code of the catalogue
 * @param planned how often it has been planned in this network, each once however many versions carried it on
 * @param done how often of those it was done
 */
public record GoodPractice(String code, String standard, String text, int planned, int done) {}
